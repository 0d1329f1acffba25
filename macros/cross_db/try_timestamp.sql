{#- Returns a text `y-m-d` or `y-m-d h:m[:s[.f]]` as a timestamp without a time
    zone, or null when there is no such date or time. -#}
{%- macro try_timestamp(text) -%}
    {{- adapter.dispatch('try_timestamp', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__try_timestamp(text) -%}
    try_cast({{ text }} as timestamp)
{%- endmacro -%}
