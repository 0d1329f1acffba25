{#- Returns ok, out_of_range, invalid or absent for parse_timestamp. -#}
{%- macro timestamp_status(x, timezone='Asia/Shanghai') -%}
    {%- call let('moment', read_timestamp(x, timezone)) -%}
    case
        when {{ is_plausible_time('moment', timezone) }} then 'ok'
        when {{ is_null_like_time('moment', timezone) }} then 'absent'
        when moment is not null then 'out_of_range'
        when coalesce({{ matches(clean_text(x), '^[-0:./ T]+Z?$') }}, true) then 'absent'
        else 'invalid'
    end
    {%- endcall -%}
{%- endmacro -%}
