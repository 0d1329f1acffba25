with

ticket_items as (

    select * from {{ raw('pos', 'ticket_items') }}

),

renamed as (

    select
        ---------- keys
        app_id,
        {{ clean_text('sn') }} as sn,
        {{ clean_text('lineNo') }} as line_no,
        {{ clean_text('productUid') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as product_name,

        ---------- numbers
        {{ parse_amount('quantity') }} as quantity,
        {{ parse_amount('sellPrice') }} as unit_price,
        {{ parse_amount('totalAmount') }} as amount,
        {{ amount_status('totalAmount') }} as amount_status

    from ticket_items

),

judged as (

    select
        *,
        'pos:' || app_id || ':' || sn as order_id,
        'pos:' || app_id || ':' || sn || ':' || line_no as order_line_id,
        'pos:' || app_id || ':' || source_product_id as product_id,
        case
            when app_id is null then 'no app id'
            when sn is null then 'no ticket number'
            when line_no is null then 'no line number'
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
