with

tickets as (

    select * from {{ raw('service_desk', 'tickets') }}

),

renamed as (

    select
        ---------- keys
        'service_desk:' || subdomain || ':ticket:' || id as service_case_id,
        'service_desk:' || subdomain || ':' || {{ clean_text('customer_id') }}
            as account_record_id,
        {{ clean_text('customer_id') }} as customer_id,
        'service_desk:' || subdomain || ':' || {{ clean_text('assignee_id') }}
            as staff_id,
        subdomain,
        id as ticket_id,
        {{ clean_text('field_num') }} as ticket_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('caller_phone') }} as phone,
        {{ phone_status('caller_phone') }} as phone_status,
        caller_phone as phone_raw,

        ---------- text
        {{ clean_text('caller_name') }} as name_raw,
        {{ clean_text('subject') }} as subject,
        {{ clean_text('template_name') }} as issue_type,
        {{ clean_text('status') }} as source_status,
        {{ clean_text('priority') }} as priority,
        {{ clean_text('platform') }} as platform,
        {{ clean_text('satisfaction') }} as source_satisfaction,

        ---------- numbers
        case {{ clean_text('satisfaction') }}
            when '非常满意' then 5
            when '满意' then 4
            when '一般' then 3
            when '不满意' then 2
            when '非常不满意' then 1
        end as satisfaction,

        ---------- timestamps
        {{ parse_timestamp('replied_at', 'Asia/Shanghai') }}
            as first_responded_at,
        {{ parse_timestamp('solved_at', 'Asia/Shanghai') }} as solved_at,
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as opened_at,
        {{ parse_timestamp('updated_at', 'Asia/Shanghai') }} as updated_at

    from tickets

),

judged as (

    select
        *,
        case
            when subdomain is null then 'no subdomain'
            when ticket_id is null then 'no ticket id'
            when opened_at is null then 'creation time not readable'
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
