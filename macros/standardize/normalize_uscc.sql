{#- Returns a unified social credit code, or null when it is none. -#}
{%- macro normalize_uscc(x) -%}
    {{- value_of(parse_uscc(x)) -}}
{%- endmacro -%}
