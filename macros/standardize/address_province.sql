{#- Returns the province in a free-text address as written, or null. -#}
{%- macro address_province(x) -%}
    nullif(split_part({{ address_parts(x) }}, '|', 1), '')
{%- endmacro -%}
