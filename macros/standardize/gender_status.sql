{#- Returns ok, absent (nothing, or said to be unknown) or invalid. -#}
{%- macro gender_status(x) -%}
    {{- status_of(parse_gender(x)) -}}
{%- endmacro -%}
