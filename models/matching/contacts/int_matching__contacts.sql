with

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        guard = 'name_group'
        and value_guard is null
        and party_group = 'person'

),

accounts as (

    select * from {{ ref('int_matching__accounts') }}

),

account_holders as (

    select * from {{ ref('int_matching__account_holders') }}

),

held as (

    select
        accounts.account_no,
        identifiers.value_no,
        min(identifiers.type) as type,
        min(identifiers.name_group_cap) as name_group_cap,
        min(case when identifiers.is_weak then 1 else 0 end) = 1 as is_weak
    from identifiers
    inner join accounts
        on identifiers.record_no = accounts.record_no
    group by accounts.account_no, identifiers.value_no

),

final as (

    select
        held.account_no,
        held.type,
        held.value_no,
        held.name_group_cap,
        held.is_weak,
        account_holders.party_group,
        account_holders.name_group,
        account_holders.surname_key,
        account_holders.last_character,
        account_holders.gender
    from held
    inner join account_holders
        on held.account_no = account_holders.account_no

)

select * from final
