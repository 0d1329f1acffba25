with

refunds as (

    select * from {{ ref('int_conformed__refunds') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

final as (

    select
        refunds.refund_id,
        refunds.order_id,
        refunds.order_line_id,
        one_ids.record_key,
        one_ids.one_id,
        refunds.system,
        refunds.channel,
        refunds.status,
        {{ without_contacts('refunds.source_status') }} as source_status,
        {{ without_contacts('refunds.reason') }} as reason,
        refunds.currency,
        refunds.amount,
        {{ in_cny('refunds.amount') }} as amount_cny,
        refunds.requested_at,
        refunds.refunded_at
    from refunds
    left join one_ids
        on refunds.record_id = one_ids.record_id
    left join daily_rates
        on
            refunds.currency = daily_rates.currency
            and {{ local_date(
                'coalesce(refunds.refunded_at, refunds.requested_at)'
            ) }} = daily_rates.rate_date

)

select * from final
