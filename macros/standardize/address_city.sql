{#- Returns the city in a free-text address as written, or null. -#}
{%- macro address_city(x) -%}
    nullif(split_part({{ address_parts(x) }}, '|', 2), '')
{%- endmacro -%}
