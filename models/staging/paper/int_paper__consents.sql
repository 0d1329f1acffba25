with

sign_ups as (

    select *
    from {{ ref('stg_paper__sign_ups') }}
    where row_status = 'kept' and is_consent_given is not null

),

final as (

    select
        record_id || ':consent' as consent_id,
        'paper' as system,
        'paper_form' as channel,
        record_id,
        'marketing' as purpose,
        'any' as medium,
        is_consent_given as is_granted,
        consent_raw as source_status,
        coalesce(created_at, typed_at) as recorded_at,
        {{ null_columns(['expires_at']) }}
    from sign_ups

)

select * from final
