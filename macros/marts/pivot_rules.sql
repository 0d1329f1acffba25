{#- Returns a select of one row with the numbers of a seed of rules, columns name and
    value, each in a column of its name. -#}
{%- macro pivot_rules(relation, names) -%}
    select
    {%- for name in names %}
        max(case when name = {{ quoted(name) }} then value end) as {{ name }}
        {{- ',' if not loop.last }}
    {%- endfor %}
    from {{ relation }}
{%- endmacro -%}
