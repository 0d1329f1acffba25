with

profiles as (

    select * from {{ ref('int_matching__profiles_1') }}

),

names as (

    select * from {{ ref('int_matching__names') }}

),

tokens as (

    select *
    from {{ ref('int_matching__tokens_1') }}
    where kind in ('own_phone', 'email')

),

fitted as (

    {{ fitted_before('match_aliases') | indent(4) }}

),

was_fitted as (

    select count(*) > 0 as is_fitted
    from ({{ fitted_before('match_parameters') }}) as parameters

),

latin_names as (

    select
        profiles.component_no,
        profiles.gender,
        names.surname_sound,
        names.given_sound
    from profiles
    inner join names
        on profiles.full_name_key = names.full_name_key
    where
        not names.is_han
        and length(names.given_sound) >= 2
        and names.surname_sound <> ''

),

bearers as (

    select
        latin_names.*,
        tokens.value_no
    from latin_names
    inner join tokens
        on latin_names.component_no = tokens.component_no

),

-- Two given names of one surname on one phone or e-mail.
sightings as (

    select distinct
        least(bearers.given_sound, others.given_sound) as given_a,
        greatest(bearers.given_sound, others.given_sound) as given_b,
        bearers.surname_sound,
        bearers.value_no
    from bearers
    inner join bearers as others
        on
            bearers.value_no = others.value_no
            and bearers.surname_sound = others.surname_sound
    where
        bearers.given_sound < others.given_sound
        and coalesce(bearers.gender, others.gender, '')
        = coalesce(others.gender, bearers.gender, '')

),

given_names as (

    select
        given_name,
        count(*) as sightings
    from (
        select given_a as given_name from sightings
        union all
        select given_b as given_name from sightings
    ) as both_names
    group by given_name

),

all_sightings as (

    select count(*) as sightings
    from sightings

),

counted as (

    select
        given_a,
        given_b,
        count(*) as sightings,
        count(distinct surname_sound) as surnames
    from sightings
    group by given_a, given_b

),

-- Seen under three surnames, and four times as often as chance would have it:
-- relatives share a phone as well, but not always the same two names.
final as (

    select
        given_a,
        given_b
    from fitted

    union all

    select
        counted.given_a,
        counted.given_b
    from counted
    inner join given_names as names_a
        on counted.given_a = names_a.given_name
    inner join given_names as names_b
        on counted.given_b = names_b.given_name
    cross join all_sightings
    cross join was_fitted
    where
        not was_fitted.is_fitted
        and counted.surnames >= 3
        and counted.sightings * all_sightings.sightings
        > 4 * names_a.sightings * names_b.sightings

)

select * from final
