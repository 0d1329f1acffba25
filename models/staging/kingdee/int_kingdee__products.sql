with

named as (

    select
        product_id,
        source_product_id,
        product_name,
        category,
        _batch_id,
        'entry' as kind,
        _source_file,
        _source_row
    from {{ ref('stg_kingdee__sal_saleorder_entry') }}
    where row_status = 'kept' and source_product_id is not null

    union all

    select
        product_id,
        source_product_id,
        product_name,
        {{ null_columns(['category']) }},
        _batch_id,
        'stock' as kind,
        _source_file,
        _source_row
    from {{ ref('stg_kingdee__stk_inventory') }}
    where row_status = 'kept'

),

latest as (

    select
        *,
        row_number() over (
            partition by product_id
            order by
                category is null,
                product_name is null,
                _batch_id desc,
                kind asc,
                _source_file desc,
                _source_row desc
        ) as product_rank
    from named

),

final as (

    select
        product_id,
        'kingdee' as system,
        source_product_id,
        product_name,
        category
    from latest
    where product_rank = 1

)

select * from final
