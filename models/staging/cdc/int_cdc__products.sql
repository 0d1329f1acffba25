with

order_items as (

    select
        *,
        {{ json_text('row_raw', 'product_id') }} as source_product_id
    from {{ ref('int_cdc__changes') }}
    where table_name = 'order_items' and is_state

),

ranked as (

    select
        *,
        row_number() over (
            partition by database_name, source_product_id
            order by last_changed_at desc, row_key desc
        ) as product_rank
    from order_items
    where source_product_id is not null

),

final as (

    select
        'cdc:' || database_name || ':' || source_product_id as product_id,
        'cdc' as system,
        source_product_id,
        {{ clean_text(json_text('row_raw', 'product_name')) }} as product_name,
        {{ clean_text(json_text('row_raw', 'category')) }} as category
    from ranked
    where product_rank = 1

)

select * from final
