with

winners as (

    select *
    from {{ ref('int_core__ranked_values') }}
    where value_rank = 1

),

records as (

    select * from {{ ref('int_core__records') }}

),

pivoted as (

    select
        one_id,
        max(case customer_field when 'full_name' then value end) as full_name,
        max(case customer_field when 'nickname' then value end) as nickname,
        max(case customer_field when 'company_name' then value end)
            as company_name,
        max(case customer_field when 'phone' then value end) as phone,
        max(case customer_field when 'email' then value end) as email,
        max(case customer_field when 'gender' then value end) as gender,
        max(case customer_field when 'member_level' then value end)
            as member_level,
        max(case customer_field when 'consent_marketing' then value end)
            as consent_marketing,
        max(case customer_field when 'birth_date' then value end) as birth_date,
        max(case customer_field when 'address' then record_id end)
            as address_record_id
    from winners
    group by one_id

),

-- An address is taken whole: its parts come from one record.
final as (

    select
        pivoted.one_id,
        pivoted.full_name,
        pivoted.nickname,
        pivoted.company_name,
        pivoted.phone,
        pivoted.email,
        pivoted.gender,
        records.province,
        records.city,
        records.district,
        records.address,
        records.postal_code,
        pivoted.member_level,
        pivoted.consent_marketing = 'true' as consent_marketing,
        cast(pivoted.birth_date as date) as birth_date
    from pivoted
    left join records
        on pivoted.address_record_id = records.record_id

)

select * from final
