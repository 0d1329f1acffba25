{#- Returns a plain text as an SQL literal. -#}
{%- macro quoted(text) -%}
    {{- adapter.dispatch('quoted', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__quoted(text) -%}
    '{{ text | replace("'", "''") }}'
{%- endmacro -%}

{%- macro spark__quoted(text) -%}
    {#- Spark reads escapes in a literal, and first of all ${…} as a setting. -#}
    '{{
        text | replace('\\', '\\\\') | replace("'", "\\'") | replace('${', '\\u0024{')
    }}'
{%- endmacro -%}
