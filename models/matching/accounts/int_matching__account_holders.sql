with

accounts as (

    select * from {{ ref('int_matching__accounts') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

names as (

    select * from {{ ref('int_matching__names') }}

),

named as (

    select
        accounts.account_no,
        records.party_group,
        coalesce(names.name_sound, records.full_name_key) as name_group,
        records.surname_key,
        {{ extract_match(
            'records.given_name_key', '[' ~ han() ~ ']$'
        ) }} as last_character,
        records.gender
    from accounts
    inner join records
        on accounts.record_no = records.record_no
    left join names
        on records.full_name_key = names.full_name_key

),

name_counts as (

    select
        account_no,
        name_group,
        min(surname_key) as surname_key,
        min(last_character) as last_character,
        row_number() over (
            partition by account_no
            order by count(*) desc, name_group
        ) as name_rank
    from named
    where name_group is not null
    group by account_no, name_group

),

-- Without a full name: a surname or a last character, where all agree.
partial_names as (

    select
        account_no,
        min(party_group) as party_group,
        case when min(surname_key) = max(surname_key) then min(surname_key) end
            as surname_key,
        case
            when min(last_character) = max(last_character)
                then min(last_character)
        end as last_character,
        case when min(gender) = max(gender) then min(gender) end as gender
    from named
    group by account_no

),

final as (

    select
        partial_names.account_no,
        partial_names.party_group,
        name_counts.name_group,
        coalesce(name_counts.surname_key, partial_names.surname_key)
            as surname_key,
        coalesce(name_counts.last_character, partial_names.last_character)
            as last_character,
        partial_names.gender
    from partial_names
    left join name_counts
        on
            partial_names.account_no = name_counts.account_no
            and name_counts.name_rank = 1

)

select * from final
