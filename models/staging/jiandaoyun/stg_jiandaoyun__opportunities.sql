with

opportunities as (

    select * from {{ raw('jiandaoyun', 'opportunities') }}

),

renamed as (

    select
        ---------- keys
        'jiandaoyun:' || appid || ':' || _id as opportunity_id,
        _id as source_opportunity_id,
        appid as app_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('customer', 'id') }}
            as account_record_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('owner', 'username') }}
            as staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('opportunity_name') }} as opportunity_name,
        {{ clean_text('stage') }} as source_stage,
        owner as owner_raw,

        ---------- numbers
        {{ parse_amount('amount') }} as amount,
        {{ parse_amount('probability') }} as probability,

        ---------- dates and timestamps
        {{ parse_date('expected_close', 'Asia/Shanghai') }} as close_date,
        {{ parse_timestamp('createTime', 'UTC') }} as created_at,
        {{ parse_timestamp('updateTime', 'UTC') }} as updated_at

    from opportunities

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when source_opportunity_id is null then 'no record id'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['opportunity_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
