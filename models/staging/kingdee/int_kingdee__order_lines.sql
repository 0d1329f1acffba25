with

entries as (

    select *
    from {{ ref('stg_kingdee__sal_saleorder_entry') }}
    where row_status = 'kept'

),

final as (

    select
        order_line_id,
        order_id,
        'kingdee' as system,
        line_no,
        product_id,
        product_name,
        category,
        'CNY' as currency,
        quantity,
        unit_price,
        amount
    from entries

)

select * from final
