with

kf_sessions as (

    select *
    from {{ ref('stg_wecom__kf_sessions') }}
    where row_status = 'kept'

),

answers as (

    select
        service_case_id,
        min(sent_at) as first_responded_at
    from {{ ref('int_wecom__service_messages') }}
    where sent_by = 'staff' and service_case_id is not null
    group by service_case_id

),

final as (

    select
        kf_sessions.service_case_id,
        'wecom' as system,
        'wecom_service' as channel,
        kf_sessions.session_id as source_case_id,
        kf_sessions.record_id,
        {{ null_columns(['order_id']) }},
        'wecom:' || kf_sessions.corp_id || ':' || kf_sessions.servicer_userid
            as staff_id,
        {{ null_columns(['issue_type', 'subject', 'priority']) }},
        case
            when kf_sessions.source_status in ('0', '1', '3') then 'open'
            when kf_sessions.source_status = '2' then 'pending'
            when kf_sessions.source_status = '4' then 'closed'
            else 'unknown'
        end as status,
        kf_sessions.source_status,
        cast(
            case kf_sessions.source_satisfaction
                when '满意' then 5
                when '一般' then 3
                when '不满意' then 1
            end as decimal(18, 4)
        ) as satisfaction,
        cast(
            {{ dbt.datediff(
                'kf_sessions.opened_at', 'answers.first_responded_at', 'second'
            ) }} as decimal(18, 4)
        ) as first_response_seconds,
        kf_sessions.opened_at,
        answers.first_responded_at,
        kf_sessions.closed_at
    from kf_sessions
    left join answers
        on kf_sessions.service_case_id = answers.service_case_id

)

select * from final
