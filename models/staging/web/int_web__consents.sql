with

forms as (

    select *
    from {{ ref('stg_web__forms') }}
    where row_status = 'kept' and has_agreed_to_terms is not null

),

-- Whoever agrees to the terms of a form may be served; to be advertised to was
-- never asked.
final as (

    select
        record_id || ':service:any' as consent_id,
        'web' as system,
        'web_form' as channel,
        record_id,
        'service' as purpose,
        'any' as medium,
        has_agreed_to_terms as is_granted,
        agreed_raw as source_status,
        submitted_at as recorded_at,
        {{ null_columns(['expires_at']) }}
    from forms

)

select * from final
