{#- Returns the union of int_<system>__<entity> over the systems in use, with
    the columns that the calling model's YAML declares, each by its name; an
    empty select of the same columns and types when no system supplies it. -#}
{%- macro union_systems(entity) -%}
    {%- set columns = model.columns.values() | list -%}
    {%- for system in systems_with(entity) -%}
        {{ '\n\n    union all\n\n    ' if not loop.first }}
        {{- union_member(ref('int_' ~ system ~ '__' ~ entity), columns) }}
    {%- else -%}
        select
        {%- for column in columns %}
            cast(null as {{ column.data_type }}) as {{ column.name }}
            {{- ',' if not loop.last }}
        {%- else %}
            null as nothing
        {%- endfor %}
        where 1 = 0
    {%- endfor -%}
{%- endmacro -%}

{#- Returns one select of the named columns from one relation. -#}
{%- macro union_member(relation, columns) -%}
    select
    {%- for column in columns %}
        {{ column.name }}{{ ',' if not loop.last }}
    {%- else %}
        *
    {%- endfor %}
    from {{ relation }}
{%- endmacro -%}
