with

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept' and original_order_id is not null

),

orders as (

    select * from {{ ref('int_pos__orders') }}

),

-- A return that names no sale is a negative order and nothing more.
final as (

    select
        returns.order_id as refund_id,
        'pos' as system,
        'pos_store' as channel,
        returns.source_order_id as source_refund_id,
        sales.order_id,
        {{ null_columns(['order_line_id']) }},
        returns.record_id,
        'refunded' as status,
        returns.source_status,
        {{ null_columns(['reason']) }},
        returns.currency,
        cast(-returns.amount as decimal(18, 4)) as amount,
        {{ null_columns(['requested_at']) }},
        returns.ordered_at as refunded_at
    from tickets
    inner join orders as returns
        on tickets.order_id = returns.order_id
    inner join orders as sales
        on tickets.original_order_id = sales.order_id
    where returns.status = 'returned' and returns.amount < 0

)

select * from final
