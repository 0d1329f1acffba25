{#- Returns the systems in use whose catalogue line lists the entity. -#}
{%- macro systems_with(entity) -%}
    {%- set found = [] -%}
    {%- for system in systems() if entity in var('catalogue')[system] -%}
        {%- do found.append(system) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro -%}
