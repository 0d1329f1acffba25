with

members as (

    select *
    from {{ ref('int_cdc__members') }}
    where has_sms_consent is not null

),

final as (

    select
        record_id || ':sms' as consent_id,
        'cdc' as system,
        'shop_database' as channel,
        record_id,
        'marketing' as purpose,
        'sms' as medium,
        has_sms_consent as is_granted,
        case when has_sms_consent then '1' else '0' end as source_status,
        updated_at as recorded_at,
        {{ null_columns(['expires_at']) }}
    from members

)

select * from final
