with

followers as (

    select * from {{ raw('youzan', 'followers') }}

),

renamed as (

    select
        ---------- keys
        'youzan:' || kdt_id || ':fan:' || user_id as record_id,
        kdt_id,
        user_id as fans_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('weixin_openid') }} as wechat_openid,
        {{ clean_text('union_id') }} as wechat_unionid,

        ---------- text
        {{ clean_text('nick') }} as nickname,
        {{ normalize_gender('sex') }} as gender,
        {{ normalize_tags('tags') }} as tags,

        ---------- booleans
        {{ parse_boolean('is_follow') }} as is_follow,

        ---------- timestamps
        {{ parse_timestamp('follow_time', 'Asia/Shanghai') }} as created_at

    from followers

),

judged as (

    select
        *,
        case
            when kdt_id is null then 'no shop'
            when fans_id is null then 'no follower id'
            when created_at > {{ as_of() }} then 'followed later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'created_at') }} as row_status
    from judged

)

select * from final
