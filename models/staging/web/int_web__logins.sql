with

events as (

    select *
    from {{ ref('stg_web__events') }}
    where row_status = 'kept' and record_id is not null

),

-- A profile is set piece by piece: of each piece the latest counts.
known as (

    select
        record_id,
        project,
        login_id,
        {{ latest_known(
            'name_raw', ['record_id'], ['occurred_at', 'event_id']
        ) }} as name_raw,
        {{ latest_known(
            'nickname', ['record_id'], ['occurred_at', 'event_id']
        ) }} as nickname,
        {{ latest_known(
            'gender', ['record_id'], ['occurred_at', 'event_id']
        ) }} as gender,
        {{ latest_known(
            'province_raw', ['record_id'], ['occurred_at', 'event_id']
        ) }} as province_raw,
        {{ latest_known(
            'city_raw', ['record_id'], ['occurred_at', 'event_id']
        ) }} as city_raw,
        min(occurred_at) over (partition by record_id) as created_at,
        max(case when record_type like 'profile%' then occurred_at end)
            over (partition by record_id) as updated_at
    from events

),

final as (

    select distinct
        *,
        cast(null as {{ dbt.type_string() }}) as district_raw
    from known

)

select * from final
