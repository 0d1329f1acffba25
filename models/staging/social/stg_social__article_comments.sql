with

article_comments as (

    select * from {{ raw('social', 'article_comments') }}

),

renamed as (

    select
        ---------- keys
        'social:' || appid || ':' || msg_data_id || '_' || index
        || ':' || user_comment_id as review_id,
        'social:' || appid || ':' || {{ clean_text('openid') }} as record_id,
        appid,
        msg_data_id,
        user_comment_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('openid') }} as openid,

        ---------- text
        msg_data_id || '_' || index as article_id,
        {{ clean_text('content') }} as content,
        {{ clean_text(json_text('reply', 'content')) }} as reply_content,

        ---------- booleans
        {{ clean_text('comment_type') }} = '1' as is_elected,

        ---------- timestamps
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as commented_at

    from article_comments

),

judged as (

    select
        *,
        case
            when appid is null then 'no appid'
            when article_id is null then 'no article'
            when user_comment_id is null then 'no comment id'
            when commented_at is null then 'time not readable'
            when commented_at > {{ as_of() }} then 'commented later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['review_id'], 'commented_at') }} as row_status
    from judged

)

select * from final
