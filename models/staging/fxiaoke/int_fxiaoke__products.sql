with

order_products as (

    select
        *,
        row_number() over (
            partition by product_id
            order by
                product_name is null,
                updated_at desc nulls last,
                order_line_id
        ) as line_rank
    from {{ ref('stg_fxiaoke__sales_order_product_obj') }}
    where row_status = 'kept' and product_id is not null

),

final as (

    select
        product_id,
        'fxiaoke' as system,
        source_product_id,
        product_name,
        {{ null_columns(['category']) }}
    from order_products
    where line_rank = 1

)

select * from final
