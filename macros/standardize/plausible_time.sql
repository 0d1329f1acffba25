{#- Returns a UTC time, or null when it is not a plausible one. -#}
{%- macro plausible_time(moment, timezone) -%}
    case when {{ is_plausible_time(moment, timezone) }} then {{ moment }} end
{%- endmacro -%}
