{#- Returns ok, out_of_range, invalid or absent for parse_date. -#}
{%- macro date_status(x, timezone='Asia/Shanghai') -%}
    {{- timestamp_status(x, timezone) -}}
{%- endmacro -%}
