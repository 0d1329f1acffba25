{#- Returns how many single letters two texts of plain ASCII differ by; of other
    texts how many bytes, on every engine. -#}
{%- macro edit_distance(a, b) -%}
    {{- adapter.dispatch('edit_distance', 'oneid')(a, b) -}}
{%- endmacro -%}

{%- macro default__edit_distance(a, b) -%}
    levenshtein({{ a }}, {{ b }})
{%- endmacro -%}

{%- macro spark__edit_distance(a, b) -%}
    {#- Spark counts characters: each byte is read as one. -#}
    levenshtein(
        decode(encode({{ a }}, 'UTF-8'), 'ISO-8859-1'),
        decode(encode({{ b }}, 'UTF-8'), 'ISO-8859-1')
    )
{%- endmacro -%}
