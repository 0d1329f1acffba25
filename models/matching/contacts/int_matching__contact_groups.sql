with

contacts as (

    select * from {{ ref('int_matching__contacts') }}

),

-- Accounts of one full name on one value are one group; so it is for each name.
full_names as (

    select
        value_no,
        party_group,
        name_group,
        min(account_no) as hub_no,
        min(surname_key) as surname_key,
        min(last_character) as last_character,
        case when min(gender) = max(gender) then min(gender) end as gender
    from contacts
    where name_group is not null
    group by value_no, party_group, name_group

),

surnames as (

    select
        value_no,
        party_group,
        surname_key,
        count(*) as groups_of_surname,
        min(hub_no) as hub_no,
        min(last_character) as last_character,
        min(gender) as gender
    from full_names
    group by value_no, party_group, surname_key

),

name_counts as (

    select
        value_no,
        party_group,
        count(*) as name_groups
    from full_names
    group by value_no, party_group

),

-- Without any name nothing tells one bearer from the next: then accounts count.
nameless_counts as (

    select
        value_no,
        party_group,
        count(*) as nameless_accounts
    from contacts
    where
        name_group is null
        and surname_key is null
    group by value_no, party_group

),

final as (

    select
        contacts.account_no,
        contacts.type,
        contacts.value_no,
        contacts.is_weak,
        coalesce(name_counts.name_groups, 0) as name_groups,
        coalesce(name_counts.name_groups, 0) > contacts.name_group_cap
        or (
            name_counts.name_groups is null
            and coalesce(nameless_counts.nameless_accounts, 0)
            > contacts.name_group_cap
        ) as is_over_shared,
        case
            when contacts.name_group is not null then full_names.hub_no
            -- A title or a mask joins the one name here that it fits.
            when
                surnames.groups_of_surname = 1
                and coalesce(contacts.gender, surnames.gender, '')
                = coalesce(surnames.gender, contacts.gender, '')
                and coalesce(
                    contacts.last_character, surnames.last_character, ''
                )
                = coalesce(surnames.last_character, contacts.last_character, '')
                then surnames.hub_no
        end as hub_no
    from contacts
    left join full_names
        on
            contacts.value_no = full_names.value_no
            and contacts.party_group = full_names.party_group
            and contacts.name_group = full_names.name_group
    left join surnames
        on
            contacts.value_no = surnames.value_no
            and contacts.party_group = surnames.party_group
            and contacts.surname_key = surnames.surname_key
    left join name_counts
        on
            contacts.value_no = name_counts.value_no
            and contacts.party_group = name_counts.party_group
    left join nameless_counts
        on
            contacts.value_no = nameless_counts.value_no
            and contacts.party_group = nameless_counts.party_group

)

select * from final
