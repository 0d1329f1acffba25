{#- Returns a text as a UTC timestamp, or null when it is none. `timezone` is
    that of texts without an offset. -#}
{%- macro parse_timestamp(x, timezone='Asia/Shanghai') -%}
    {%- call let('moment', read_timestamp(x, timezone)) -%}
    {{ plausible_time('moment', timezone) }}
    {%- endcall -%}
{%- endmacro -%}
