with

sales_records as (

    select *
    from {{ ref('stg_fxiaoke__active_record_obj') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_fxiaoke__customers') }}

),

final as (

    select
        sales_records.follow_up_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        sales_records.source_follow_up_id,
        customers.record_id,
        sales_records.opportunity_id,
        sales_records.staff_id,
        case
            when {{ matches('sales_records.source_method', '拜访|外勤|到店') }}
                then 'visit'
            when {{ matches('sales_records.source_method', '电话') }} then 'call'
            when {{ matches('sales_records.source_method', '微信|在线') }}
                then 'chat'
            when {{ matches('sales_records.source_method', '邮件') }} then 'email'
            else 'other'
        end as follow_up_method,
        sales_records.content,
        sales_records.followed_up_at,
        {{ null_columns(['next_follow_up_at']) }}
    from sales_records
    left join customers
        on sales_records.subject_record_id = customers.record_id

)

select * from final
