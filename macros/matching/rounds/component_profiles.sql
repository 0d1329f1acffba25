{#- Returns a query with one row per component: what its records say of one person,
    for the comparisons that need a value and not only whether two agree. Of
    `merges`, connected components of components, only what has become one.
    Organisations have no profile: what links them has linked before. -#}
{%- macro component_profiles(components, merges=none) -%}
with

components as (

    select * from {{ components }}
    {%- if merges %}
    where component_no in (select merges.component_no from {{ merges }} as merges)
    {%- endif %}

),

records as (

    select *
    from {{ ref('int_matching__records') }}
    where party_group = 'person'

),

names as (

    select * from {{ ref('int_matching__names') }}

),

surnames as (

    select * from {{ ref('int_matching__surnames') }}

),

addresses as (

    select * from {{ ref('int_matching__addresses') }}

),

identifiers as (

    select
        record_no,
        min(case when type = 'other_id' then value end) as other_id,
        max(case when type = 'phone' and not is_weak then 1 end) as own_phones,
        max(case when type = 'email' then 1 end) as emails
    from {{ ref('int_matching__identifiers') }}
    where
        type in ('other_id', 'phone', 'email')
        and value_guard is null
    group by record_no

),

-- The name that most records give; of equals the longer one.
name_counts as (

    select
        components.component_no,
        records.full_name_key,
        row_number() over (
            partition by components.component_no
            order by
                count(*) desc,
                length(records.full_name_key) desc,
                records.full_name_key
        ) as name_rank
    from components
    inner join records
        on components.record_no = records.record_no
    where records.full_name_key is not null
    group by components.component_no, records.full_name_key

),

pooled as (

    select
        components.component_no,
        min(records.party_group) as party_group,
        count(*) as records,
        min(records.record_no) as first_record_no,
        min(records.surname_key) as surname_key,
        min({{ extract_match(
            'records.given_name_key', '[' ~ han() ~ ']$'
        ) }}) as last_character,
        case when min(records.gender) = max(records.gender)
            then min(records.gender)
        end as gender,
        min(records.birth_date) as birth_date,
        min(records.city) as city,
        min({{ lower_case('records.postal_code') }}) as postal_code,
        min(addresses.street) as street,
        min(addresses.house_number) as house_number,
        min(identifiers.other_id) as other_id,
        max(identifiers.own_phones) is not null as has_own_phone,
        max(identifiers.emails) is not null as has_email
    from components
    inner join records
        on components.record_no = records.record_no
    left join addresses
        on components.record_no = addresses.record_no
    left join identifiers
        on components.record_no = identifiers.record_no
    group by components.component_no

),

final as (

    select
        pooled.component_no,
        pooled.party_group,
        pooled.records,
        pooled.first_record_no,
        name_counts.full_name_key,
        coalesce(names.surname_sound, surnames.surname_sound) as surname_sound,
        coalesce(
            {{ extract_match(
                'names.given_name_key', '[' ~ han() ~ ']$'
            ) }},
            pooled.last_character
        ) as last_character,
        pooled.gender,
        pooled.birth_date,
        pooled.city,
        pooled.postal_code,
        pooled.street,
        pooled.house_number,
        pooled.other_id,
        pooled.has_own_phone,
        pooled.has_email
    from pooled
    left join name_counts
        on
            pooled.component_no = name_counts.component_no
            and name_counts.name_rank = 1
    left join names
        on name_counts.full_name_key = names.full_name_key
    left join surnames
        on pooled.surname_key = surnames.surname_key

)

select * from final
{%- endmacro -%}
