{#- Returns a text in lower case, letter by letter. -#}
{%- macro lower_case(text) -%}
    {{- adapter.dispatch('lower_case', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__lower_case(text) -%}
    lower({{ text }})
{%- endmacro -%}

{%- macro spark__lower_case(text) -%}
    {#- Spark makes two letters of a dotted I, and another sigma of the last one. -#}
    lower(translate({{ text }}, 'İΣ', 'iσ'))
{%- endmacro -%}
