with

customers as (

    select * from {{ ref('dim_customers') }}

),

-- A run that speaks of the same moment again replaces what it said.
previous_history as (

    select
        one_id,
        valid_from,
        case when valid_to < {{ as_of() }} then valid_to end as valid_to,
        member_level,
        province,
        city,
        owner_staff_id
    from {{ source('previous', 'customer_history') }}
    where valid_from < {{ as_of() }}

),

open_rows as (

    select * from previous_history
    where valid_to is null

),

compared as (

    select
        customers.one_id,
        open_rows.valid_from,
        customers.member_level,
        customers.province,
        customers.city,
        customers.owner_staff_id,
        coalesce(
            open_rows.one_id is not null
            and customers.member_level
            is not distinct from open_rows.member_level
            and customers.province is not distinct from open_rows.province
            and customers.city is not distinct from open_rows.city
            and customers.owner_staff_id
            is not distinct from open_rows.owner_staff_id,
            false
        ) as is_unchanged
    from customers
    left join open_rows
        on customers.one_id = open_rows.one_id

),

final as (

    select
        one_id,
        case when is_unchanged then valid_from else {{ as_of() }} end
            as valid_from,
        cast(null as timestamp) as valid_to,
        member_level,
        province,
        city,
        owner_staff_id
    from compared

    union all

    select *
    from previous_history
    where valid_to is not null

    union all

    -- What has changed, and who is no longer here, ends now.
    select
        open_rows.one_id,
        open_rows.valid_from,
        {{ as_of() }} as valid_to,
        open_rows.member_level,
        open_rows.province,
        open_rows.city,
        open_rows.owner_staff_id
    from open_rows
    left join compared
        on
            open_rows.one_id = compared.one_id
            and open_rows.valid_from = compared.valid_from
            and compared.is_unchanged
    where compared.one_id is null

)

select * from final
