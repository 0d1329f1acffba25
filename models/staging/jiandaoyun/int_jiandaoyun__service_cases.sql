with

tickets as (

    select *
    from {{ ref('stg_jiandaoyun__service_tickets') }}
    where row_status = 'kept'

),

states as (

    select record_id
    from {{ ref('int_jiandaoyun__customer_states') }}

),

orders as (

    select
        app_id,
        source_order_id,
        min(order_id) as order_id
    from {{ ref('stg_jiandaoyun__orders') }}
    where row_status = 'kept'
    group by app_id, source_order_id

),

final as (

    select
        tickets.service_case_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        tickets.source_case_id,
        states.record_id,
        orders.order_id,
        tickets.staff_id,
        tickets.issue_type,
        tickets.subject,
        tickets.priority,
        case tickets.source_status
            when '待处理' then 'open'
            when '处理中' then 'pending'
            when '已完成' then 'closed'
            when '已关闭' then 'closed'
            else 'unknown'
        end as status,
        tickets.source_status,
        cast(
            case tickets.source_satisfaction
                when '非常满意' then 5
                when '满意' then 4
                when '一般' then 3
                when '不满意' then 2
                when '非常不满意' then 1
            end as decimal(18, 4)
        ) as satisfaction,
        {{ null_columns(['first_response_seconds']) }},
        tickets.opened_at,
        tickets.first_responded_at,
        tickets.closed_at
    from tickets
    left join states
        on tickets.account_record_id = states.record_id
    left join orders
        on
            tickets.app_id = orders.app_id
            and tickets.source_order_id = orders.source_order_id

)

select * from final
