{#- Returns the characters of a text in order, as an array: equal for texts that
    differ in the order of their characters only. -#}
{%- macro sorted_letters(text) -%}
    {{- adapter.dispatch('sorted_letters', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__sorted_letters(text) -%}
    list_sort(string_split({{ text }}, ''))
{%- endmacro -%}

{%- macro spark__sorted_letters(text) -%}
    array_sort(split({{ text }}, ''))
{%- endmacro -%}
