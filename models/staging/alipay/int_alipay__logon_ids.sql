with

payers as (

    select
        *,
        logon_id like '%@%' as is_email
    from {{ ref('int_alipay__payers') }}
    where record_id is not null and logon_id is not null

),

shown as (

    select
        record_id,
        case when is_email then 'email' else 'phone' end as type,
        case
            when is_email then {{ normalize_email('logon_id') }}
            else {{ normalize_phone('logon_id') }}
        end as value,
        case
            when is_email then {{ email_status('logon_id') }}
            else {{ phone_status('logon_id') }}
        end as status,
        logon_id as raw_value,
        paid_at
    from payers

),

final as (

    select
        record_id,
        type,
        value,
        status,
        min(raw_value) as raw_value,
        min(paid_at) as first_paid_at
    from shown
    group by
        record_id,
        type,
        value,
        status,
        case when value is null then raw_value end

)

select * from final
