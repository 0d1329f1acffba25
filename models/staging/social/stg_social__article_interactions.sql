with

article_interactions as (

    select * from {{ raw('social', 'article_interactions') }}

),

renamed as (

    select
        ---------- keys
        'social:' || appid || ':' || interaction_id as event_id,
        'social:' || appid || ':' || {{ clean_text('openid') }} as record_id,
        appid,
        interaction_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('openid') }} as openid,

        ---------- text
        msg_data_id || '_' || index as article_id,
        {{ clean_text('title') }} as title,
        {{ clean_text('url') }} as url,
        {{ clean_text('action') }} as action,

        ---------- timestamps
        {{ parse_timestamp('event_time', 'Asia/Shanghai') }} as occurred_at

    from article_interactions

),

judged as (

    select
        *,
        case
            when appid is null then 'no appid'
            when interaction_id is null then 'no interaction id'
            when action is null then 'no action'
            when occurred_at is null then 'time not readable'
            when occurred_at > {{ as_of() }} then 'occurred later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['event_id'], 'occurred_at') }} as row_status
    from judged

)

select * from final
