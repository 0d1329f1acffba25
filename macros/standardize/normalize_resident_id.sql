{#- Returns a resident id number with 18 characters, or null when it is none. -#}
{%- macro normalize_resident_id(x) -%}
    {{- value_of(parse_resident_id(x)) -}}
{%- endmacro -%}
