with

call_backs as (

    select *
    from {{ ref('stg_paper__surveys') }}
    where row_status = 'kept' and has_to_be_called

),

final as (

    select
        review_id || ':call_back' as service_case_id,
        'paper' as system,
        'paper_form' as channel,
        form_no as source_case_id,
        record_id,
        {{ null_columns(['order_id', 'staff_id']) }},
        '问卷回访' as issue_type,
        content as subject,
        {{ null_columns(['priority']) }},
        -- Paper tells that a call was asked for, never that it was made.
        'unknown' as status,
        {{ null_columns(['source_status']) }},
        rating as satisfaction,
        {{ null_columns(['first_response_seconds']) }},
        reviewed_at as opened_at,
        {{ null_columns(['first_responded_at', 'closed_at']) }}
    from call_backs

)

select * from final
