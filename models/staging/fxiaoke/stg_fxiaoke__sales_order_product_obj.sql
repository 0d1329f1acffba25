with

order_products as (

    select * from {{ raw('fxiaoke', 'sales_order_product_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as line_key,
        {{ clean_text('order_id') }} as source_order_id,
        {{ clean_text('name') }} as line_no,
        {{ clean_text('product_id') }} as source_product_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('product_id__r') }} as product_name,

        ---------- numbers
        {{ parse_amount('quantity') }} as quantity,
        {{ parse_amount('sales_price') }} as unit_price,
        {{ parse_amount('subtotal') }} as amount,
        {{ amount_status('subtotal') }} as amount_status,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from order_products

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || line_key as order_line_id,
        'fxiaoke:' || tenant_id || ':' || source_order_id as order_id,
        'fxiaoke:' || tenant_id || ':' || source_product_id as product_id,
        case
            when tenant_id is null then 'no tenant id'
            when line_key is null then 'no line id'
            when source_order_id is null then 'no order id'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['order_line_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
