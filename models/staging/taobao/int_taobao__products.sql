with

orders as (

    select *
    from {{ ref('stg_taobao__orders') }}
    where row_status = 'kept' and num_iid is not null

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
    from orders

),

final as (

    select
        product_id,
        'taobao' as system,
        num_iid as source_product_id,
        product_name,
        {{ null_columns(['category']) }}
    from latest_lines
    where line_rank = 1

)

select * from final
