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

sent as (

    select
        campaign_touch_id,
        msg_id as source_touch_id,
        campaign_id,
        record_id,
        case
            when source_status = 'DELIVRD' then 'delivered'
            when
                source_status is null
                or source_status in ('UNKNOWN', 'ACCEPTD', 'ENROUTE')
                then 'sent'
            else 'failed'
        end as touch_type,
        source_status,
        coalesce(reported_at, sent_at) as touched_at
    from send_logs

),

-- A reply answers the last message that went to its number before.
answers as (

    select
        replies.campaign_touch_id,
        replies.sequence_id as source_touch_id,
        send_logs.campaign_id,
        replies.record_id,
        'responded' as touch_type,
        case when replies.is_opt_out then replies.content end as source_status,
        replies.replied_at as touched_at,
        row_number() over (
            partition by replies.campaign_touch_id
            order by
                send_logs.sent_at desc nulls last, send_logs.campaign_touch_id
        ) as message_rank
    from replies
    left join send_logs
        on
            replies.record_id = send_logs.record_id
            and replies.replied_at >= send_logs.sent_at

),

touches as (

    select * from sent

    union all

    select
        campaign_touch_id,
        source_touch_id,
        campaign_id,
        record_id,
        touch_type,
        source_status,
        touched_at
    from answers
    where message_rank = 1

),

final as (

    select
        campaign_touch_id,
        'sms' as system,
        'sms' as channel,
        source_touch_id,
        campaign_id,
        record_id,
        touch_type,
        source_status,
        touched_at
    from touches

)

select * from final
