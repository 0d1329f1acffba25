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
        province,
        city,
        record_count,
        first_seen_at
    from customers

)

select * from final
