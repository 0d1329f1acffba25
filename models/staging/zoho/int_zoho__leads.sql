with

leads as (

    select *
    from {{ ref('stg_zoho__leads') }}
    where row_status = 'kept'

),

final as (

    select
        record_id as lead_id,
        'zoho' as system,
        'zoho_crm' as channel,
        lead_key as source_lead_id,
        record_id,
        {{ null_columns(['campaign_id']) }},
        staff_id,
        case
            when is_converted then 'converted'
            when is_deleted then 'lost'
            when
                source_status in (
                    'Junk Lead', 'Lost Lead', 'Not Qualified'
                )
                then 'lost'
            when source_status = 'Pre-Qualified' then 'qualified'
            when
                source_status in (
                    'Not Contacted',
                    'Attempted to Contact',
                    'Contact in Future',
                    'Contacted'
                )
                then 'open'
            else 'unknown'
        end as status,
        source_status,
        lead_source,
        score,
        created_at,
        converted_at
    from leads

)

select * from final
