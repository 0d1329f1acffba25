with

kf_sessions as (

    select * from {{ raw('wecom', 'kf_sessions') }}

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || open_kfid || ':' || session_id
            as service_case_id,
        'wecom:' || corp_id || ':' || external_userid as record_id,
        corp_id,
        open_kfid,
        session_id,
        external_userid,
        {{ clean_text('servicer_userid') }} as servicer_userid,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('unionid') }} as wechat_unionid,

        ---------- text
        {{ clean_text('nickname') }} as nickname,
        {{ normalize_gender('gender') }} as gender,
        {{ clean_text('service_state') }} as source_status,
        {{ clean_text('scene') }} as scene,
        {{ clean_text('satisfaction') }} as source_satisfaction,

        ---------- timestamps
        {{ parse_timestamp('enter_time', 'Asia/Shanghai') }} as opened_at,
        {{ parse_timestamp('end_time', 'Asia/Shanghai') }} as closed_at,
        {{ parse_timestamp('update_time', 'Asia/Shanghai') }} as updated_at

    from kf_sessions

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when open_kfid is null then 'no service account'
            when session_id is null then 'no session id'
            when opened_at is null then 'start not readable'
            when opened_at > {{ as_of() }} then 'opened later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['service_case_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
