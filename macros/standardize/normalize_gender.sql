{#- Returns 'male', 'female' or null. -#}
{%- macro normalize_gender(x) -%}
    {{- value_of(parse_gender(x)) -}}
{%- endmacro -%}
