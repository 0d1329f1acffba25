{#- Returns ok, out_of_range, invalid or absent for the time that read_timestamp
    found in a text. -#}
{%- macro time_status(moment, x, timezone) -%}
    case
        when {{ is_plausible_time(moment, timezone) }} then 'ok'
        when {{ is_null_like_time(moment, timezone) }} then 'absent'
        when {{ moment }} is not null then 'out_of_range'
        when coalesce({{ matches(clean_text(x), '^[-0:./ T]+Z?$') }}, true) then 'absent'
        else 'invalid'
    end
{%- endmacro -%}
