with

pushes as (

    select * from {{ raw('jiandaoyun', 'customer_pushes') }}

),

renamed as (

    select
        ---------- keys
        'jiandaoyun:' || {{ json_text('data', 'appId') }}
        || ':' || {{ json_text('data', '_id') }} as record_id,
        {{ json_text('data', 'appId') }} as app_id,
        {{ json_text('data', '_id') }} as data_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text, cleaned in int_jiandaoyun__customer_states
        {{ clean_text('op') }} as op,
        {{ json_text('data', 'customer_name') }} as customer_name,
        {{ json_text('data', 'customer_type') }} as customer_type,
        {{ json_text('data', '_widget_1514887799200') }} as phone_cell,
        {{ json_text('data', '_widget_1514887799201') }} as email_cell,
        {{ json_text('data', '_widget_1514887799202') }} as gender_cell,
        {{ json_text('data', 'birthday') }} as birthday,
        {{ json_text('data', 'uscc') }} as uscc_cell,
        {{ json_text('data', 'address') }} as address_cell,
        {{ json_text('data', 'tags') }} as tags_cell,
        {{ json_text('data', 'lead_source') }} as lead_source,
        {{ json_text('data', 'consent') }} as consent_cell,
        {{ json_text('data', 'points') }} as points_cell,
        {{ json_text('data', 'owner') }} as owner_cell,

        ---------- timestamps
        {{ parse_timestamp(json_text('data', 'createTime'), 'UTC') }}
            as created_at,
        {{ parse_timestamp('opTime', 'UTC') }} as pushed_at

    from pushes

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when data_id is null then 'no record id'
            when
                op not in (
                    'data_create', 'data_update', 'data_remove', 'data_recover'
                )
                then 'unknown operation'
            when pushed_at is null then 'no time of the push'
            when pushed_at > {{ as_of() }} then 'pushed later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'pushed_at') }} as row_status
    from judged

)

select * from final
