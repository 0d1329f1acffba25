with

details as (

    select * from {{ raw('yonyou', 'so_sodetails') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('AutoID') }} as auto_id,
        {{ clean_text('ID') }} as source_order_id,
        {{ clean_text('iRowNo') }} as line_no,
        {{ clean_text('cInvCode') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- numbers
        {{ parse_amount('iQuantity') }} as quantity,
        {{ parse_amount('iNatSum') }} as amount,
        {{ amount_status('iNatSum') }} as amount_status

    from details

),

judged as (

    select
        *,
        'yonyou:' || {{ key_part('ufdata') }} || ':'
        || {{ key_part('auto_id') }} as order_line_id,
        'yonyou:' || {{ key_part('ufdata') }} || ':'
        || {{ key_part('source_order_id') }} as order_id,
        'yonyou:' || ledger || ':' || {{ key_part('source_product_id') }}
            as product_id,
        -- The price of the line is in the currency of the order.
        cast(amount / nullif(quantity, 0) as decimal(18, 4)) as unit_price,
        case
            when ufdata is null then 'no database'
            when auto_id is null then 'no line id'
            when source_order_id is null then 'no order id'
            when amount_status <> 'ok' then 'amount not readable'
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
