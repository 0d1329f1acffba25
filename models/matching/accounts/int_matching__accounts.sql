with

records as (

    select * from {{ ref('int_matching__records') }}

),

account_components as (

    select * from {{ ref('int_matching__account_components') }}

),

final as (

    select
        records.record_no,
        coalesce(account_components.component_no, records.record_no)
            as account_no
    from records
    left join account_components
        on records.record_no = account_components.record_no

)

select * from final
