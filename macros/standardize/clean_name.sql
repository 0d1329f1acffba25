{#- Returns a person's full name without title and staff remarks, or null when
    the text holds no full name. -#}
{%- macro clean_name(x) -%}
    {{- value_of(parse_name(x)) -}}
{%- endmacro -%}
