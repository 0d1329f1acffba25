with

reviews as (

    select * from {{ ref('int_conformed__reviews') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        reviews.review_id,
        reviews.order_id,
        one_ids.record_key,
        one_ids.one_id,
        reviews.product_id,
        reviews.store_id,
        reviews.system,
        reviews.channel,
        reviews.rating,
        reviews.reviewed_at
    from reviews
    left join one_ids
        on reviews.record_id = one_ids.record_id

)

select * from final
