with

accounts as (

    select * from {{ ref('int_matching__accounts') }}

),

contact_components as (

    select * from {{ ref('int_matching__contact_components') }}

),

final as (

    select
        accounts.record_no,
        coalesce(contact_components.component_no, accounts.account_no)
            as component_no
    from accounts
    left join contact_components
        on accounts.account_no = contact_components.record_no

)

select * from final
