{#- Returns the first day of the business's month in which a UTC time falls. -#}
{%- macro local_month(timestamp) -%}
    cast({{ dbt.date_trunc('month', business_time(timestamp)) }} as date)
{%- endmacro -%}
