with

article_interactions as (

    select *
    from {{ ref('stg_social__article_interactions') }}
    where row_status = 'kept'

),

article_comments as (

    select *
    from {{ ref('stg_social__article_comments') }}
    where row_status = 'kept'

),

weibo_interactions as (

    select *
    from {{ ref('stg_social__weibo_interactions') }}
    where row_status = 'kept'

),

events as (

    select
        event_id,
        'wechat_articles' as channel,
        interaction_id as source_event_id,
        record_id,
        'article_' || action as event,
        url,
        '{"article_id":"' || article_id || '"}' as properties,
        occurred_at
    from article_interactions

    union all

    select
        review_id as event_id,
        'wechat_articles' as channel,
        user_comment_id as source_event_id,
        record_id,
        'article_comment' as event,
        {{ null_columns(['url']) }},
        '{"article_id":"' || article_id || '"}' as properties,
        commented_at as occurred_at
    from article_comments

    union all

    select
        event_id,
        'weibo' as channel,
        interaction_id as source_event_id,
        record_id,
        'weibo_' || interaction_type as event,
        {{ null_columns(['url']) }},
        '{"status_id":"' || status_id || '"}' as properties,
        occurred_at
    from weibo_interactions

),

final as (

    select
        event_id,
        'social' as system,
        channel,
        source_event_id,
        record_id,
        {{ null_columns(['device_id']) }},
        event,
        {{ null_columns(['campaign']) }},
        url,
        properties,
        occurred_at
    from events

)

select * from final
