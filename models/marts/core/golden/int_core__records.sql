with

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        one_ids.one_id,
        one_ids.record_key,
        customers.record_id,
        customers.system,
        customers.channel,
        customers.party_type,
        customers.full_name,
        customers.nickname,
        customers.company_name,
        customers.gender,
        customers.province,
        customers.city,
        customers.district,
        customers.address,
        customers.postal_code,
        customers.member_level,
        row_number() over (
            partition by one_ids.one_id
            order by customers.created_at nulls last, customers.record_id
        ) as seniority,
        customers.consent_marketing,
        customers.birth_date,
        customers.created_at,
        coalesce(customers.updated_at, customers.created_at) as seen_at,
        -- What its system has deleted no longer holds.
        case
            when customers.is_deleted
                then coalesce(customers.updated_at, customers.created_at)
        end as valid_to
    from customers
    inner join one_ids
        on customers.record_id = one_ids.record_id

)

select * from final
