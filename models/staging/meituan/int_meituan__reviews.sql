with

reviews as (

    select *
    from {{ ref('stg_meituan__reviews') }}
    where row_status = 'kept'

),

-- The platform does not say who wrote, nor of which order.
final as (

    select
        review_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        source_review_id,
        {{ null_columns(['record_id', 'order_id', 'product_id']) }},
        store_id,
        rating,
        content,
        reviewed_at
    from reviews

)

select * from final
