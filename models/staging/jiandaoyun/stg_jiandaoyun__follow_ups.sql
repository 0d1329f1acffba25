with

follow_ups as (

    select * from {{ raw('jiandaoyun', 'follow_ups') }}

),

renamed as (

    select
        ---------- keys
        'jiandaoyun:' || appid || ':' || _id as follow_up_id,
        _id as source_follow_up_id,
        appid as app_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('customer', 'id') }}
            as account_record_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('opportunity', 'id') }}
            as opportunity_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('owner', 'username') }}
            as staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('method') }} as source_method,
        {{ clean_text('content') }} as content,
        owner as owner_raw,

        ---------- timestamps
        {{ parse_timestamp('followed_time', 'UTC') }} as followed_up_at,
        {{ parse_timestamp('next_time', 'UTC') }} as next_follow_up_at,
        {{ parse_timestamp('updateTime', 'UTC') }} as updated_at

    from follow_ups

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when source_follow_up_id is null then 'no record id'
            when followed_up_at > {{ as_of() }}
                then 'followed up later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['follow_up_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
