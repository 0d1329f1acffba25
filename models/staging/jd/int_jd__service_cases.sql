with

after_sales as (

    select *
    from {{ ref('stg_jd__after_sales') }}
    where row_status = 'kept' and service_id is not null

),

refunds as (

    select
        refund_id,
        record_id
    from {{ ref('int_jd__refunds') }}

),

-- A case may have led to several refunds.
latest as (

    select
        *,
        row_number() over (
            partition by vender_id, service_id
            order by applied_at desc, refund_id desc
        ) as refund_rank
    from after_sales

),

final as (

    select
        'jd:' || latest.vender_id || ':service:' || latest.service_id
            as service_case_id,
        'jd' as system,
        'jd_shop' as channel,
        latest.service_id as source_case_id,
        refunds.record_id,
        latest.order_id,
        {{ null_columns(['staff_id']) }},
        latest.refund_reason as issue_type,
        latest.question as subject,
        {{ null_columns(['priority']) }},
        case when latest.completed_at is null then 'open' else 'closed' end
            as status,
        latest.source_status,
        {{ null_columns(['satisfaction', 'first_response_seconds']) }},
        latest.applied_at as opened_at,
        {{ null_columns(['first_responded_at']) }},
        latest.completed_at as closed_at
    from latest
    inner join refunds
        on latest.refund_id = refunds.refund_id
    where latest.refund_rank = 1

)

select * from final
