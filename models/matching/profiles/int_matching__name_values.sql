{#- A view: its values are written once, for the components. Each kind reads
    the records anew, which costs less than keeping what all kinds need of them. -#}
{{ config(materialized="view") }}
with

names as (

    select * from {{ ref('int_matching__names') }}

),

nickname_names as (

    select * from {{ ref('int_matching__nickname_names') }}

),

surnames as (

    select * from {{ ref('int_matching__surnames') }}

),

surname_numbers as (

    select
        surname_key,
        {{ text_number("'family_name' || surname_sound") }} as family_name_no
    from surnames
    where surname_sound <> ''

),

name_numbers as (

    select
        names.full_name_key,
        surname_numbers.family_name_no,
        case
            when names.given_sound <> ''
                then {{ text_number("'given_name' || names.given_sound") }}
        end as given_name_no,
        {{ text_number("'name' || names.name_sound") }} as name_no
    from names
    left join surname_numbers
        on names.surname_key = surname_numbers.surname_key

),

-- Who gives no name may have made a nickname of it.
named as (

    select
        records.record_no,
        cast(null as bigint) as family_name_no,
        name_numbers.given_name_no,
        name_numbers.name_no
    from {{ ref('int_matching__records') }} as records
    inner join name_numbers
        on records.full_name_key = name_numbers.full_name_key
    where records.party_group = 'person'

    union all

    select
        records.record_no,
        name_numbers.family_name_no,
        name_numbers.given_name_no,
        name_numbers.name_no
    from {{ ref('int_matching__records') }} as records
    inner join nickname_names
        on records.nickname_key = nickname_names.nickname_key
    inner join name_numbers
        on nickname_names.full_name_key = name_numbers.full_name_key
    where
        records.party_group = 'person'
        and records.full_name_key is null

),

final as (

    select
        record_no,
        'last_character' as kind,
        {{ text_number(
            "'last_character' || right(given_name_key, 1)"
        ) }} as value_no
    from {{ ref('int_matching__records') }}
    where {{ matches('given_name_key', '[' ~ han() ~ ']$') }}
    union all
    select
        records.record_no,
        'family_name' as kind,
        surname_numbers.family_name_no as value_no
    from {{ ref('int_matching__records') }} as records
    inner join surname_numbers
        on records.surname_key = surname_numbers.surname_key
    where records.party_group = 'person'
    union all
    select
        record_no,
        'family_name' as kind,
        family_name_no as value_no
    from named
    where family_name_no is not null
    union all
    select
        record_no,
        'given_name' as kind,
        given_name_no as value_no
    from named
    where given_name_no is not null
    union all
    select
        record_no,
        'name' as kind,
        name_no as value_no
    from named
    union all
    select
        record_no,
        'name' as kind,
        {{ text_number("'company' || full_name_key") }} as value_no
    from {{ ref('int_matching__records') }}
    where
        party_group = 'organisation'
        and full_name_key is not null

)

select * from final
