with

send_logs as (

    select *
    from {{ ref('stg_sms__send_logs') }}
    where row_status = 'kept'

),

replies as (

    select *
    from {{ ref('stg_sms__replies') }}
    where row_status = 'kept'

),

messages as (

    select
        record_id,
        account,
        phone,
        phone_status,
        phone_raw,
        name_raw,
        campaign_touch_id,
        sent_at as seen_at,
        cast(null as boolean) as is_opt_out
    from send_logs

    union all

    select
        record_id,
        account,
        phone,
        phone_status,
        phone_raw,
        {{ null_columns(['name_raw']) }},
        campaign_touch_id,
        replied_at as seen_at,
        nullif(is_opt_out, false) as is_opt_out
    from replies

),

numbered as (

    select
        *,
        row_number() over (
            partition by record_id
            order by seen_at desc, campaign_touch_id
        ) as message_number
    from messages

),

final as (

    select
        record_id,
        account,
        phone,
        phone_status,
        min(phone_raw) as phone_raw,
        {{ first_known('name_raw', 'message_number') }} as name_raw,
        {{ first_known('is_opt_out', 'message_number') }} as has_opted_out,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from numbered
    group by record_id, account, phone, phone_status

)

select * from final
