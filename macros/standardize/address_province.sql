{#- Returns the province in a free-text address as written, or null. -#}
{%- macro address_province(x) -%}
    {{- extract_match(address_parts(x), '^(?:[^|]*[|]){0}([^|]+)[|]', 1) -}}
{%- endmacro -%}
