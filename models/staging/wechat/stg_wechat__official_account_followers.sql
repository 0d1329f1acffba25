with

followers as (

    select * from {{ raw('wechat', 'official_account_followers') }}

),

renamed as (

    select
        ---------- keys
        'wechat:' || {{ clean_text('appid') }}
        || ':' || {{ clean_text('openid') }} as record_id,
        {{ clean_text('appid') }} as appid,
        {{ clean_text('openid') }} as openid,
        {{ clean_text('unionid') }} as unionid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        -- Empty since 2021-12-27, and a placeholder where it is not.
        nullif({{ clean_text('nickname') }}, '微信用户') as nickname,
        {{ clean_text('remark') }} as remark,
        {{ clean_text('subscribe_scene') }} as subscribe_scene,
        {{ clean_text('qr_scene_str') }} as qr_scene,
        {{ clean_text('tagid_list') }} as tags,

        ---------- booleans
        {{ parse_boolean('subscribe') }} as is_subscribed,

        ---------- timestamps
        {{ parse_timestamp('subscribe_time', 'Asia/Shanghai') }}
            as subscribed_at

    from followers

),

judged as (

    select
        *,
        case
            when appid is null then 'no appid'
            when openid is null then 'no openid'
            when subscribed_at > {{ as_of() }}
                then 'subscribed later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'subscribed_at') }} as row_status
    from judged

)

select * from final
