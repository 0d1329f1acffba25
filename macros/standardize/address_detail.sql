{#- Returns a free-text address without its province, city and district, or null
    when nothing is left. -#}
{%- macro address_detail(x) -%}
    {{- extract_match(address_parts(x), '^(?:[^|]*[|]){3}(.+)$', 1) -}}
{%- endmacro -%}
