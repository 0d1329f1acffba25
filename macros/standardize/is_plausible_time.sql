{#- Returns whether a UTC time is a real one in the years 1900 to 2099. -#}
{%- macro is_plausible_time(timestamp, timezone) -%}
    (
        {{ timestamp }} >= timestamp '1899-12-31 00:00:00'
        and {{ timestamp }} < timestamp '2100-01-01 00:00:00'
        and not {{ is_null_like_time(timestamp, timezone) }}
    )
{%- endmacro -%}
