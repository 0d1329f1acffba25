{#- Returns whether a UTC time is one that systems write for none: the first day
    of 1970 or 1900 and their like, in the time zone of the source. -#}
{%- macro is_null_like_time(timestamp, timezone) -%}
    cast({{ from_utc(timestamp, timezone) }} as date) in (
        date '0001-01-01', date '1753-01-01', date '1899-12-30', date '1899-12-31',
        date '1900-01-01', date '1970-01-01', date '9999-12-31'
    )
{%- endmacro -%}
