{#- Returns milliseconds since 1970 as a UTC timestamp without a time zone. -#}
{%- macro timestamp_from_epoch(milliseconds) -%}
    {{- adapter.dispatch('timestamp_from_epoch', 'oneid')(milliseconds) -}}
{%- endmacro -%}

{%- macro default__timestamp_from_epoch(milliseconds) -%}
    make_timestamp(cast({{ milliseconds }} as bigint) * 1000)
{%- endmacro -%}
