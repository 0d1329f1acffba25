with

order_lines as (

    select
        *,
        row_number() over (
            partition by product_id order by order_line_id desc
        ) as line_rank
    from {{ ref('int_zhidao__order_lines') }}
    where product_id is not null

),

final as (

    select
        product_id,
        system,
        split_part(product_id, ':', 3) as source_product_id,
        product_name,
        category
    from order_lines
    where line_rank = 1

)

select * from final
