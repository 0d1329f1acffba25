{#- A view: matching itself does not read its audit. -#}
{{ config(materialized="view") }}
with

identifiers as (

    select * from {{ ref('int_matching__identifiers') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

accounts as (

    select * from {{ ref('int_matching__accounts') }}

),

account_values as (

    select * from {{ ref('int_matching__account_values') }}

),

contact_groups as (

    select * from {{ ref('int_matching__contact_groups') }}

),

final as (

    select
        identifiers.record_no,
        records.record_id,
        identifiers.type,
        identifiers.scope,
        identifiers.value_no,
        identifiers.value,
        identifiers.role,
        identifiers.is_weak,
        coalesce(contact_groups.name_groups, account_values.name_groups)
            as name_groups,
        case
            when identifiers.value_guard is not null
                then identifiers.value_guard
            when contact_groups.is_over_shared or account_values.is_over_shared
                then 'over_shared'
            when
                identifiers.guard = 'name_group'
                and identifiers.party_group = 'person'
                and contact_groups.hub_no is null
                then 'ambiguous_name'
        end as guard_reason
    from identifiers
    inner join records
        on identifiers.record_no = records.record_no
    inner join accounts
        on identifiers.record_no = accounts.record_no
    left join account_values
        on
            identifiers.value_no = account_values.value_no
            and identifiers.party_group = account_values.party_group
    left join contact_groups
        on
            accounts.account_no = contact_groups.account_no
            and identifiers.value_no = contact_groups.value_no

)

select * from final
