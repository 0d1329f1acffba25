{#- Returns the moment this run speaks of, as a UTC timestamp: --vars 'as_of: …',
    in the demo a fixed day. Models never call the clock. -#}
{%- macro as_of() -%}
    cast('{{ var("as_of", "2026-01-01 00:00:00") }}' as timestamp)
{%- endmacro -%}
