{#- Returns a UTC time as the local time of a zone that a column names. -#}
{%- macro local_time(timestamp, timezone) -%}
    {{- adapter.dispatch('local_time', 'oneid')(timestamp, timezone) -}}
{%- endmacro -%}

{%- macro default__local_time(timestamp, timezone) -%}
    timezone({{ timezone }}, timezone('UTC', {{ timestamp }}))
{%- endmacro -%}

{%- macro spark__local_time(timestamp, timezone) -%}
    from_utc_timestamp({{ timestamp }}, {{ timezone }})
{%- endmacro -%}
