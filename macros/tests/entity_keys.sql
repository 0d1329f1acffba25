{#- Returns a select of the entity and the key of every row of some conformed
    entities; `keys` maps each entity to its key column. -#}
{%- macro entity_keys(keys) -%}
    {%- for entity, key in keys.items() %}
    select
        '{{ entity }}' as entity,
        {{ key }} as entity_key
    from {{ ref('int_conformed__' ~ entity) }}
        {%- if not loop.last %}

    union all
        {% endif -%}
    {%- endfor -%}
{%- endmacro -%}
