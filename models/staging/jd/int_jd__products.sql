with

order_items as (

    select *
    from {{ ref('stg_jd__order_items') }}
    where row_status = 'kept' and ware_id is not null

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
    from order_items

),

final as (

    select
        product_id,
        'jd' as system,
        ware_id as source_product_id,
        product_name,
        {{ null_columns(['category']) }}
    from latest_lines
    where line_rank = 1

)

select * from final
