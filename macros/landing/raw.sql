{#- Returns the relation of one raw table: the demo seed, or the landed view. -#}
{%- macro raw(system, table) -%}
    {%- if landing() == 'seeds' -%}
        {{ return(ref('raw_' ~ system ~ '__' ~ table)) }}
    {%- else -%}
        {{ return(source('raw_' ~ system, table)) }}
    {%- endif -%}
{%- endmacro -%}
