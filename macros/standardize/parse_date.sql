{#- Returns a text as a date, or null when it is none. A moment (an epoch, a time
    with an offset) gives the date of that moment in `timezone`. -#}
{%- macro parse_date(x, timezone='Asia/Shanghai') -%}
    {%- call let('moment', read_timestamp(x, timezone)) -%}
    case
        when {{ is_plausible_time('moment', timezone) }} then cast({{ from_utc('moment', timezone) }} as date)
    end
    {%- endcall -%}
{%- endmacro -%}
