{#- Returns a local time of a time zone as UTC; both without a time zone. -#}
{%- macro to_utc(timestamp, timezone) -%}
    {{- adapter.dispatch('to_utc', 'oneid')(timestamp, timezone) -}}
{%- endmacro -%}

{%- macro default__to_utc(timestamp, timezone) -%}
    {#- China has had no summer time since 1991, and a fixed offset is fast. -#}
    {%- if timezone in ['UTC', 'Etc/UTC'] -%}
        {{ timestamp }}
    {%- elif timezone == 'Asia/Shanghai' -%}
        {{ timestamp }} - interval 8 hour
    {%- else -%}
        timezone('UTC', timezone({{ quoted(timezone) }}, {{ timestamp }}))
    {%- endif -%}
{%- endmacro -%}
