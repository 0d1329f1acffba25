with

service_tickets as (

    select * from {{ raw('jiandaoyun', 'service_tickets') }}

),

renamed as (

    select
        ---------- keys
        'jiandaoyun:' || appid || ':' || _id as service_case_id,
        _id as data_id,
        appid as app_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('customer', 'id') }}
            as account_record_id,
        'jiandaoyun:' || appid || ':' || {{ json_text('handler', 'username') }}
            as staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('ticket_no') }} as source_case_id,
        {{ clean_text('order_no') }} as source_order_id,
        {{ clean_text('issue_type') }} as issue_type,
        {{ clean_text('subject') }} as subject,
        {{ clean_text('priority') }} as priority,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('satisfaction') }} as source_satisfaction,
        {{ clean_text('visit_status') }} as visit_status,
        handler as owner_raw,

        ---------- timestamps
        {{ parse_timestamp('open_time', 'UTC') }} as opened_at,
        {{ parse_timestamp('first_response_time', 'UTC') }}
            as first_responded_at,
        {{ parse_timestamp('close_time', 'UTC') }} as closed_at,
        {{ parse_timestamp('visit_time', 'UTC') }} as visit_at,
        {{ parse_timestamp('updateTime', 'UTC') }} as updated_at

    from service_tickets

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app id'
            when data_id is null then 'no record id'
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
