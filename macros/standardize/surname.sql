{#- Returns the pattern of a Chinese surname. -#}
{%- macro surname() -%}
    (?:{{ compound_surnames() }}|[{{ single_surnames() }}])
{%- endmacro -%}
