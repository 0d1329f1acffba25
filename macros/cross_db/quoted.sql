{#- Returns a plain text as an SQL literal. -#}
{%- macro quoted(text) -%}
    {{- adapter.dispatch('quoted', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__quoted(text) -%}
    '{{ text | replace("'", "''") }}'
{%- endmacro -%}
