with

customers as (

    select *
    from {{ ref('int_core__customers') }}
    where is_organisation

),

final as (

    select
        one_id,
        company_name,
        {{ without_contacts('province') }} as province,
        {{ without_contacts('city') }} as city,
        record_count,
        first_seen_at
    from customers

)

select * from final
