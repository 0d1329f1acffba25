{#- Returns the day of the business on which a UTC time falls. -#}
{%- macro local_date(timestamp) -%}
    cast({{ business_time(timestamp) }} as date)
{%- endmacro -%}
