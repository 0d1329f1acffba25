with

records as (

    select * from {{ ref('int_core__records') }}

),

golden_values as (

    select * from {{ ref('int_core__golden_values') }}

),

counted as (

    select
        one_id,
        max(case when party_type = 'organisation' then 1 else 0 end) = 1
            as is_organisation,
        count(*) as record_count,
        count(distinct system) as system_count,
        count(distinct channel) as channel_count,
        min(created_at) as first_seen_at
    from records
    group by one_id

),

customer_channels as (

    select distinct
        one_id,
        channel
    from records

),

channel_lists as (

    select
        one_id,
        {{ dbt.listagg('channel', "', '", 'order by channel') }} as channels
    from customer_channels
    group by one_id

),

final as (

    select
        counted.one_id,
        counted.is_organisation,
        golden_values.full_name,
        golden_values.nickname,
        golden_values.company_name,
        golden_values.phone,
        golden_values.email,
        golden_values.gender,
        golden_values.birth_date,
        golden_values.province,
        golden_values.city,
        golden_values.district,
        golden_values.address,
        golden_values.postal_code,
        golden_values.member_level,
        golden_values.consent_marketing,
        channel_lists.channels,
        counted.record_count,
        counted.system_count,
        counted.channel_count,
        counted.first_seen_at
    from counted
    inner join channel_lists
        on counted.one_id = channel_lists.one_id
    left join golden_values
        on counted.one_id = golden_values.one_id

)

select * from final
