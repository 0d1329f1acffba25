{#- Returns a timestamp moved by a whole number of seconds. -#}
{%- macro add_seconds(timestamp, seconds) -%}
    {{- adapter.dispatch('add_seconds', 'oneid')(timestamp, seconds) -}}
{%- endmacro -%}

{%- macro default__add_seconds(timestamp, seconds) -%}
    {{ timestamp }} + to_seconds(cast({{ seconds }} as bigint))
{%- endmacro -%}
