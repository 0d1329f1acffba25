with

im_sessions as (

    select * from {{ raw('service_desk', 'im_sessions') }}

),

renamed as (

    select
        ---------- keys
        'service_desk:' || subdomain || ':session:' || id as service_case_id,
        'service_desk:' || subdomain || ':' || {{ clean_text('customer_id') }}
            as account_record_id,
        {{ clean_text('customer_id') }} as customer_id,
        'service_desk:' || subdomain || ':' || {{ clean_text('agent_id') }}
            as staff_id,
        subdomain,
        id as session_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('status') }} as source_status,
        {{ clean_text('platform') }} as platform,

        ---------- numbers
        -- A score that is no number of stars is none.
        case
            when {{ parse_integer('survey_score') }} between 1 and 5
                then {{ parse_integer('survey_score') }}
        end as satisfaction,
        {{ parse_integer('first_response_time') }} as first_response_seconds,

        ---------- timestamps
        {{ parse_timestamp('created_at', 'Asia/Shanghai') }} as opened_at,
        {{ parse_timestamp('closed_at', 'Asia/Shanghai') }} as closed_at

    from im_sessions

),

judged as (

    select
        *,
        case
            when subdomain is null then 'no subdomain'
            when session_id is null then 'no session id'
            when opened_at is null then 'start not readable'
            when opened_at > {{ as_of() }} then 'opened later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['service_case_id'], 'closed_at') }} as row_status
    from judged

)

select * from final
