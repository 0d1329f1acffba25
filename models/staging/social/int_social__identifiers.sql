with

people as (

    select * from {{ ref('int_social__people') }}

),

readers as (

    select *
    from people
    where channel = 'wechat_articles'

),

bloggers as (

    select *
    from people
    where channel = 'weibo'

),

final as (

    {{ identifier_rows(
        'readers', 'wechat_openid', 'account_id', 'account_id', scope='scope',
        is_verified='true', distinct=false
    ) }}
    union all
    {{ identifier_rows(
        'bloggers', 'account_id', 'account_id', 'account_id',
        scope="'social:weibo'", is_verified='true', distinct=false
    ) }}

)

select * from final
