{#- Returns a phone number as typed from paper with the letters that were read
    for digits turned back: `138OO13l111` is `13800131111`. -#}
{%- macro paper_phone(cell) -%}
    {{- replace_characters(cell, '[OoIl]', 'OoIl', '0011') -}}
{%- endmacro -%}
