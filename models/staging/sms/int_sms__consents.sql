with

replies as (

    select *
    from {{ ref('stg_sms__replies') }}
    where row_status = 'kept' and is_opt_out

),

final as (

    select
        campaign_touch_id || ':marketing:sms' as consent_id,
        'sms' as system,
        'sms' as channel,
        record_id,
        'marketing' as purpose,
        'sms' as medium,
        false as is_granted,
        content as source_status,
        replied_at as recorded_at,
        {{ null_columns(['expires_at']) }}
    from replies

)

select * from final
