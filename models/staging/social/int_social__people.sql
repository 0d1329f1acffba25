with

article_interactions as (

    select *
    from {{ ref('stg_social__article_interactions') }}
    where row_status = 'kept' and openid is not null

),

article_comments as (

    select *
    from {{ ref('stg_social__article_comments') }}
    where row_status = 'kept' and openid is not null

),

weibo_interactions as (

    select *
    from {{ ref('stg_social__weibo_interactions') }}
    where row_status = 'kept' and weibo_uid is not null

),

seen as (

    select
        record_id,
        'wechat_articles' as channel,
        appid as scope,
        openid as account_id,
        {{ null_columns(['nickname', 'gender', 'province_raw', 'city_raw']) }},
        occurred_at as seen_at,
        event_id as seen_in
    from article_interactions

    union all

    select
        record_id,
        'wechat_articles' as channel,
        appid as scope,
        openid as account_id,
        {{ null_columns(['nickname', 'gender', 'province_raw', 'city_raw']) }},
        commented_at as seen_at,
        review_id as seen_in
    from article_comments

    union all

    select
        record_id,
        'weibo' as channel,
        'weibo' as scope,
        weibo_uid as account_id,
        nickname,
        gender,
        province_raw,
        city_raw,
        occurred_at as seen_at,
        event_id as seen_in
    from weibo_interactions

),

numbered as (

    select
        *,
        row_number() over (
            partition by record_id
            order by seen_at desc, seen_in
        ) as seen_number
    from seen

),

final as (

    select
        record_id,
        channel,
        scope,
        account_id,
        {{ first_known('nickname', 'seen_number') }} as nickname,
        {{ first_known('gender', 'seen_number') }} as gender,
        {{ first_known('province_raw', 'seen_number') }} as province_raw,
        {{ first_known('city_raw', 'seen_number') }} as city_raw,
        min(seen_at) as first_seen_at,
        max(seen_at) as last_seen_at
    from numbered
    group by record_id, channel, scope, account_id

)

select * from final
