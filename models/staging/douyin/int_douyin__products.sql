with

sku_orders as (

    select *
    from {{ ref('stg_douyin__sku_orders') }}
    where row_status = 'kept' and source_product_id is not null

),

latest_lines as (

    select
        *,
        row_number() over (
            partition by product_id
            order by
                product_name is null,
                _batch_id desc,
                _source_file desc,
                _source_row desc
        ) as line_rank
    from sku_orders

),

final as (

    select
        product_id,
        'douyin' as system,
        source_product_id,
        product_name,
        {{ null_columns(['category']) }}
    from latest_lines
    where line_rank = 1

)

select * from final
