{#- Returns the pattern of what reads a relation of a query. -#}
{%- macro reading_of(name) -%}
    {{ return('\\b((?:from|join)\\s+)' ~ name ~ '\\b(?!\\s*[.(])') }}
{%- endmacro -%}
