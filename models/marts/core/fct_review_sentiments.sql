with

reviews as (

    select * from {{ ref('fct_reviews') }}

),

sentiments as (

    select * from {{ ref('int_core__review_sentiments') }}

),

final as (

    select
        reviews.review_id,
        reviews.record_key,
        reviews.one_id,
        reviews.product_id,
        reviews.store_id,
        reviews.system,
        reviews.channel,
        reviews.rating,
        sentiments.sentiment,
        sentiments.sentiment_label,
        reviews.reviewed_at
    from reviews
    inner join sentiments
        on reviews.review_id = sentiments.review_id

)

select * from final
