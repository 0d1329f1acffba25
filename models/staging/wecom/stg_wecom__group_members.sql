with

group_members as (

    select * from {{ raw('wecom', 'group_members') }}

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || chat_id || ':' || userid
            as group_member_id,
        'wecom:' || corp_id || ':' || userid as record_id,
        corp_id,
        chat_id,
        userid as member_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('unionid') }} as wechat_unionid,

        ---------- text
        {{ clean_text('group_nickname') }} as group_nickname,

        ---------- booleans
        {{ clean_text('type') }} = '2' as is_external,

        ---------- timestamps
        {{ parse_timestamp('join_time', 'Asia/Shanghai') }} as joined_at

    from group_members

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when chat_id is null then 'no group id'
            when member_id is null then 'no member id'
            when joined_at > {{ as_of() }} then 'joined later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['group_member_id'], 'joined_at') }} as row_status
    from judged

)

select * from final
