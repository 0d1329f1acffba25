with

reviews as (

    select
        review_id,
        ' ' || {{ lower_case('substr(content, 1, 500)') }} || ' ' as review_text
    from {{ ref('int_conformed__reviews') }}
    where content is not null

),

words as (

    select * from {{ ref('int_core__review_words') }}

),

text_scores as (

    select
        review_text,
        cast(sum(score) / count(*) as decimal(18, 4)) as sentiment
    from words
    group by review_text

),

final as (

    select
        reviews.review_id,
        coalesce(text_scores.sentiment, 0) as sentiment,
        case
            when text_scores.sentiment > 0 then 'positive'
            when text_scores.sentiment < 0 then 'negative'
            else 'neutral'
        end as sentiment_label
    from reviews
    left join text_scores
        on reviews.review_text = text_scores.review_text

)

select * from final
