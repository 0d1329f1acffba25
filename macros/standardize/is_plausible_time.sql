{#- Returns whether a UTC time is a real one in the years 1900 to 2099. -#}
{%- macro is_plausible_time(timestamp, timezone) -%}
    (
        {{ timestamp }} >= timestamp '1899-12-31 00:00:00'
        and {{ timestamp }} < timestamp '2100-01-01 00:00:00'
        {# In these years the last null-like time is in 1970. #}
        and (
            {{ timestamp }} >= timestamp '1970-01-03 00:00:00'
            or not {{ is_null_like_time(timestamp, timezone) }}
        )
    )
{%- endmacro -%}
