with

items as (

    select *
    from {{ ref('stg_sap__vbap') }}
    where row_status = 'kept' and source_product_id is not null

),

latest as (

    select
        *,
        row_number() over (
            partition by product_id
            order by
                product_name is null,
                loaded_at desc,
                order_line_id desc
        ) as item_rank
    from items

),

final as (

    select
        product_id,
        'sap' as system,
        source_product_id,
        product_name,
        category
    from latest
    where item_rank = 1

)

select * from final
