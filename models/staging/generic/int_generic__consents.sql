with

customers as (

    select *
    from {{ ref('int_generic__customers') }}
    where consent_marketing is not null

),

final as (

    select
        record_id || ':consent' as consent_id,
        'generic' as system,
        channel,
        record_id,
        'marketing' as purpose,
        'any' as medium,
        consent_marketing as is_granted,
        {{ null_columns(['source_status']) }},
        coalesce(updated_at, created_at) as recorded_at,
        {{ null_columns(['expires_at']) }}
    from customers

)

select * from final
