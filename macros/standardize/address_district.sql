{#- Returns the district in a free-text address as written, or null. -#}
{%- macro address_district(x) -%}
    {{- extract_match(address_parts(x), '^(?:[^|]*[|]){2}([^|]+)[|]', 1) -}}
{%- endmacro -%}
