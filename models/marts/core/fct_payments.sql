with

payments as (

    select * from {{ ref('int_conformed__payments') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

final as (

    select
        payments.payment_id,
        payments.order_id,
        one_ids.record_key,
        one_ids.one_id,
        payments.system,
        payments.channel,
        payments.payment_method,
        payments.status,
        {{ without_contacts('payments.source_status') }} as source_status,
        payments.currency,
        payments.amount,
        {{ in_cny('payments.amount') }} as amount_cny,
        payments.fee,
        payments.paid_at
    from payments
    left join one_ids
        on payments.record_id = one_ids.record_id
    left join daily_rates
        on
            payments.currency = daily_rates.currency
            and {{ local_date('payments.paid_at') }} = daily_rates.rate_date

)

select * from final
