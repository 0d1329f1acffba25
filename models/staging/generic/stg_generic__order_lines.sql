with

order_lines as (

    select * from {{ raw('generic', 'order_lines') }}

),

renamed as (

    select
        ---------- keys
        'generic:' || {{ key_part('channel') }} || ':'
        || {{ key_part('order_id') }} || ':' || line_no as order_line_id,
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ key_part('order_id') }} as order_id,
        channel,
        order_id as source_order_id,
        line_no,
        {{ clean_text('product_id') }} as source_product_id,
        'generic:' || {{ key_part('channel') }}
        || ':' || {{ clean_text('product_id') }} as product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('product_name') }} as product_name,
        {{ clean_text('category') }} as category,

        ---------- numbers
        {{ parse_amount('quantity') }} as quantity,
        {{ parse_amount('unit_price') }} as unit_price,
        {{ parse_amount('amount') }} as amount,
        {{ amount_status('amount') }} as amount_status

    from order_lines

),

judged as (

    select
        *,
        case
            when channel is null then 'no channel'
            when source_order_id is null then 'no order id'
            when line_no is null then 'no line number'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_line_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
