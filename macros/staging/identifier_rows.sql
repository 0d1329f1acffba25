{#- Returns a select of identifier rows of the contract from one CTE: the value
    of one type in one scope, for rows that have a raw text. Every argument but
    relation, type, role and distinct is an SQL expression. A relation in which
    no record_id comes twice needs no `distinct`. -#}
{%- macro identifier_rows(
    relation, type, value, raw_value, status="'ok'", scope="''", role='self',
    is_verified='false', valid_from='null', valid_to='null', distinct=true
) -%}
    select{{ ' distinct' if distinct }}
        record_id,
        '{{ type }}' as type,
        {{ scope }} as scope,
        {{ value }} as value,
        {{ status }} as status,
        '{{ role }}' as role,
        {{ is_verified }} as is_verified,
        cast({{ valid_from }} as timestamp) as valid_from,
        cast({{ valid_to }} as timestamp) as valid_to,
        {{ raw_value }} as raw_value
    from {{ relation }}
    where {{ raw_value }} is not null
{%- endmacro -%}
