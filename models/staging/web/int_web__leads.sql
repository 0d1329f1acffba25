with

forms as (

    select *
    from {{ ref('stg_web__forms') }}
    where row_status = 'kept' and not is_enrolment

),

final as (

    select
        'web:' || project || ':lead:' || form_id as lead_id,
        'web' as system,
        'web_form' as channel,
        form_id as source_lead_id,
        record_id,
        {{ null_columns(['campaign_id', 'staff_id']) }},
        'open' as status,
        {{ null_columns(['source_status']) }},
        {{ null_columns(['score']) }},
        submitted_at as created_at,
        {{ null_columns(['converted_at']) }},
        coalesce(campaign, form_source) as lead_source
    from forms

)

select * from final
