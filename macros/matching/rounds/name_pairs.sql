{#- Returns a query with one row per pair of different full names that are to be
    compared: how near they are. Names that sound alike never come here. -#}
{%- macro name_pairs(pairs, profiles) -%}
with

pairs as (

    select * from {{ pairs }}

),

profiles as (

    select * from {{ profiles }}

),

names as (

    select * from {{ ref('int_matching__names') }}

),

learned_aliases as (

    select * from {{ ref('int_matching__learned_aliases') }}

),

distinct_pairs as (

    select distinct
        profiles_a.full_name_key as full_name_a,
        profiles_b.full_name_key as full_name_b
    from pairs
    inner join profiles as profiles_a
        on pairs.component_no_a = profiles_a.component_no
    inner join profiles as profiles_b
        on pairs.component_no_b = profiles_b.component_no
    -- Not <>: an inequality between two relations tempts planners to compare all
    -- names with all others first.
    where
        case
            when profiles_a.full_name_key <> profiles_b.full_name_key then 1
        end = 1

),

parts as (

    select
        distinct_pairs.full_name_a,
        distinct_pairs.full_name_b,
        names_a.is_han as is_han_a,
        names_b.is_han as is_han_b,
        names_a.surname_key as surname_key_a,
        names_b.surname_key as surname_key_b,
        names_a.given_name_key as given_name_key_a,
        names_b.given_name_key as given_name_key_b,
        names_a.surname_sound as surname_a,
        names_b.surname_sound as surname_b,
        names_a.given_sound as given_a,
        names_b.given_sound as given_b
    from distinct_pairs
    inner join names as names_a
        on distinct_pairs.full_name_a = names_a.full_name_key
    inner join names as names_b
        on distinct_pairs.full_name_b = names_b.full_name_key
    where
        case when names_a.name_sound <> names_b.name_sound then 1 end = 1

),

-- Two typing errors are still near in a part of five letters or more.
nearness as (

    select
        *,
        not is_han_a and not is_han_b as is_latin,
        not is_han_a and not is_han_b and surname_a <> '' and (
            {{ is_near('surname_a', 'surname_b') }}
            or (
                length(surname_a) >= 5
                and {{ edit_distance('surname_a', 'surname_b') }} = 2
            )
        ) as is_surname_near,
        not is_han_a and not is_han_b
        and length(given_a) >= 3 and length(given_b) >= 3 and (
            {{ is_near('given_a', 'given_b') }}
            or (
                length(given_a) >= 5
                and {{ edit_distance('given_a', 'given_b') }} = 2
            )
        ) as is_given_near
    from parts

),

final as (

    select
        nearness.full_name_a,
        nearness.full_name_b,
        case
            -- Names in two scripts are no contradiction.
            when nearness.is_han_a <> nearness.is_han_b then 'other_script'
            when
                nearness.is_han_a
                and nearness.surname_key_a = nearness.surname_key_b
                and length(nearness.given_name_key_a) = 2
                and length(nearness.given_name_key_b) = 2
                and (
                    left(nearness.given_name_key_a, 1)
                    = left(nearness.given_name_key_b, 1)
                    or right(nearness.given_name_key_a, 1)
                    = right(nearness.given_name_key_b, 1)
                )
                then 'one_character'
            when nearness.is_han_a then 'different'
            when
                nearness.surname_a = nearness.surname_b
                and (nearness.given_a = '' or nearness.given_b = '')
                then 'family_only'
            when
                nearness.surname_a = nearness.surname_b
                and nearness.is_given_near
                then 'given_near'
            when
                nearness.surname_a = nearness.surname_b
                and learned_aliases.given_a is not null
                then 'alias'
            when
                nearness.surname_a = nearness.surname_b
                and left(nearness.given_a, 1) = left(nearness.given_b, 1)
                and (
                    length(nearness.given_a) = 1 or length(nearness.given_b) = 1
                )
                then 'initial'
            when
                nearness.given_a = nearness.given_b
                and nearness.is_surname_near
                then 'family_near'
            when nearness.is_surname_near and nearness.is_given_near
                then 'both_near'
            when
                length(nearness.surname_a) >= 4
                and length(nearness.given_a) >= 4
                and {{ edit_distance(
                    'nearness.surname_a', 'nearness.given_b'
                ) }} <= 2
                and {{ edit_distance(
                    'nearness.given_a', 'nearness.surname_b'
                ) }} <= 2
                then 'both_near'
            when
                nearness.surname_a = nearness.surname_b
                or nearness.is_surname_near
                then 'given_different'
            when
                nearness.given_a = nearness.given_b or nearness.is_given_near
                then 'family_different'
            else 'both_different'
        end as name_level
    from nearness
    left join learned_aliases
        on
            least(nearness.given_a, nearness.given_b)
            = learned_aliases.given_a
            and greatest(nearness.given_a, nearness.given_b)
            = learned_aliases.given_b

)

select * from final
{%- endmacro -%}
