{#- Returns ok, out_of_range, invalid or absent for parse_timestamp. -#}
{%- macro timestamp_status(x, timezone='Asia/Shanghai') -%}
    {%- call let('moment', read_timestamp(x, timezone)) -%}
    {{ time_status('moment', x, timezone) }}
    {%- endcall -%}
{%- endmacro -%}
