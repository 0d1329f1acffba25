with

follow_users as (

    select *
    from {{ ref('stg_wecom__follow_users') }}
    where row_status = 'kept'

),

contacts as (

    select record_id
    from {{ ref('stg_wecom__contacts') }}
    where row_status = 'kept'

),

followed as (

    select follow_users.*
    from follow_users
    inner join contacts
        on follow_users.record_id = contacts.record_id

),

listed as (

    select
        record_id,
        created_at,
        {{ explode_json_array('remark_mobiles_raw') }} as phone_raw
    from followed

),

noted as (

    select
        record_id,
        created_at,
        {{ clean_text('phone_raw') }} as phone_raw
    from listed

    union all

    select
        record_id,
        created_at,
        phone_in_remark as phone_raw
    from followed

    union all

    select
        record_id,
        created_at,
        phone_in_description as phone_raw
    from followed

),

standardised as (

    select
        *,
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status
    from noted
    where phone_raw is not null

),

final as (

    select
        record_id,
        phone,
        phone_status,
        min(phone_raw) as phone_raw,
        min(created_at) as first_noted_at
    from standardised
    group by
        record_id,
        phone,
        phone_status,
        case when phone is null then phone_raw end

)

select * from final
