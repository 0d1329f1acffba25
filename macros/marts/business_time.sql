{#- Returns a UTC time as the local time of the business, whose days and months
    the marts count in. -#}
{%- macro business_time(timestamp) -%}
    {{- from_utc(timestamp, var('business_timezone')) -}}
{%- endmacro -%}
