with

customers as (

    select * from {{ ref('int_core__customers') }}

),

final as (

    select
        one_id,
        full_name,
        nickname,
        company_name,
        phone,
        email,
        province,
        city,
        district,
        address,
        postal_code,
        birth_date
    from customers

)

select * from final
