{#- Returns a UTC time as the local time of a time zone; both without one. -#}
{%- macro from_utc(timestamp, timezone) -%}
    {{- adapter.dispatch('from_utc', 'oneid')(timestamp, timezone) -}}
{%- endmacro -%}

{%- macro default__from_utc(timestamp, timezone) -%}
    {%- if timezone in ['UTC', 'Etc/UTC'] -%}
        {{ timestamp }}
    {%- elif timezone == 'Asia/Shanghai' -%}
        {{ timestamp }} + interval 8 hour
    {%- else -%}
        timezone({{ quoted(timezone) }}, timezone('UTC', {{ timestamp }}))
    {%- endif -%}
{%- endmacro -%}

{%- macro spark__from_utc(timestamp, timezone) -%}
    from_utc_timestamp({{ timestamp }}, {{ quoted(timezone) }})
{%- endmacro -%}
