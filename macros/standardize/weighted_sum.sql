{#- Returns the sum of the places, from 0, that the characters of a text have in
    an alphabet, each times the weight of its position. -#}
{%- macro weighted_sum(text, weights, alphabet) -%}
    (
        {%- for weight in weights %}
        {{ '+ ' if not loop.first -}}
        {{ weight }} * (instr('{{ alphabet }}', substr({{ text }}, {{ loop.index }}, 1)) - 1)
        {%- endfor %}
    )
{%- endmacro -%}
