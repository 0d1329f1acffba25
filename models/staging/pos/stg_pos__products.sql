with

products as (

    select * from {{ raw('pos', 'products') }}

),

renamed as (

    select
        ---------- keys
        app_id,
        {{ clean_text('uid') }} as source_product_id,
        {{ clean_text('barcode') }} as barcode,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as product_name,
        {{ clean_text('categoryName') }} as category,

        ---------- numbers
        {{ parse_amount('sellPrice') }} as unit_price,
        {{ parse_amount('buyPrice') }} as unit_cost,

        ---------- booleans
        {{ parse_boolean('enable') }} as is_on_sale

    from products

),

judged as (

    select
        *,
        'pos:' || app_id || ':' || source_product_id as product_id,
        case
            when app_id is null then 'no app id'
            when source_product_id is null then 'no product uid'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['product_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
