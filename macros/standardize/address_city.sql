{#- Returns the city in a free-text address as written, or null. -#}
{%- macro address_city(x) -%}
    {{- extract_match(address_parts(x), '^(?:[^|]*[|]){1}([^|]+)[|]', 1) -}}
{%- endmacro -%}
