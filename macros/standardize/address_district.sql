{#- Returns the district in a free-text address as written, or null. -#}
{%- macro address_district(x) -%}
    nullif(split_part({{ address_parts(x) }}, '|', 3), '')
{%- endmacro -%}
