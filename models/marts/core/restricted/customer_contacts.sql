with

customers as (

    select * from {{ ref('int_core__customers') }}

),

identifiers as (

    select *
    from {{ ref('int_core__identifier_values') }}
    where type in ('phone', 'email') and status = 'ok'

),

-- The best number is a verified one, then the one that most records give.
ranked as (

    select
        *,
        row_number() over (
            partition by one_id, type
            order by
                is_verified desc,
                record_count desc,
                first_valid_from desc nulls last,
                value
        ) as identifier_rank
    from identifiers

),

best_identifiers as (

    select
        one_id,
        max(case when type = 'phone' then value end) as phone,
        max(case when type = 'email' then value end) as email
    from ranked
    where identifier_rank = 1
    group by one_id

),

final as (

    select
        customers.one_id,
        customers.full_name,
        customers.nickname,
        customers.company_name,
        best_identifiers.phone,
        best_identifiers.email,
        customers.province,
        customers.city,
        customers.district,
        customers.address,
        customers.postal_code,
        customers.birth_date
    from customers
    left join best_identifiers
        on customers.one_id = best_identifiers.one_id

)

select * from final
