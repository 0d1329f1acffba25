{#- Returns ok, partial (a surname with a title or a mask), nickname, company,
    masked, invalid or absent. -#}
{%- macro name_status(x) -%}
    {{- status_of(parse_name(x)) -}}
{%- endmacro -%}
