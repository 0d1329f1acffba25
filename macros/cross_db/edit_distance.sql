{#- Returns how many single letters two texts of plain ASCII differ by. For other
    texts engines disagree: some count bytes. -#}
{%- macro edit_distance(a, b) -%}
    levenshtein({{ a }}, {{ b }})
{%- endmacro -%}
