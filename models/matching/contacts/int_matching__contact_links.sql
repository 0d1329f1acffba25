with

contact_groups as (

    select * from {{ ref('int_matching__contact_groups') }}

),

final as (

    select
        hub_no as record_no_a,
        account_no as record_no_b,
        min(type) as type
    from contact_groups
    where
        hub_no <> account_no
        and not is_over_shared
    group by hub_no, account_no

)

select * from final
