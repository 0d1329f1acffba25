with

article_comments as (

    select *
    from {{ ref('stg_social__article_comments') }}
    where row_status = 'kept'

),

-- A bare repost says nothing of its own.
weibo_interactions as (

    select *
    from {{ ref('stg_social__weibo_interactions') }}
    where
        row_status = 'kept'
        and content is not null
        and content not in ('转发微博', 'Repost')

),

said as (

    select
        review_id,
        'wechat_articles' as channel,
        user_comment_id as source_review_id,
        record_id,
        content,
        commented_at as reviewed_at
    from article_comments

    union all

    select
        event_id as review_id,
        'weibo' as channel,
        interaction_id as source_review_id,
        record_id,
        content,
        occurred_at as reviewed_at
    from weibo_interactions

),

final as (

    select
        review_id,
        'social' as system,
        channel,
        source_review_id,
        record_id,
        {{ null_columns(['order_id', 'product_id', 'store_id', 'rating']) }},
        content,
        reviewed_at
    from said

)

select * from final
