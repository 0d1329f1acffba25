{#- Returns a text with traditional characters as simplified ones, one by one, so
    that its length stays; of several readings the most common. -#}
{%- macro fold_variants(x) -%}
    {%- set traditional = traditional_characters() -%}
    {{- replace_characters(
        x, '[' ~ traditional ~ ']', traditional, simplified_characters()
    ) -}}
{%- endmacro -%}
