{{ landed_rows_from(
    'social', 'article_interactions', 'events', 'event_id'
) }}
union all
{{ landed_rows_from('social', 'article_comments', 'reviews', 'review_id') }}
union all
{{ landed_rows_from('social', 'weibo_interactions', 'events', 'event_id') }}
