{#- Returns a taxpayer number, or null when it is none. -#}
{%- macro normalize_tax_number(x) -%}
    {{- value_of(parse_tax_number(x)) -}}
{%- endmacro -%}
