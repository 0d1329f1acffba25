{#- Returns a text without invisible characters and with every run of blanks,
    of whatever kind, as one space. -#}
{%- macro with_single_blanks(x) -%}
    {{- replace_matches(
        replace_matches(x, '[' ~ invisibles() ~ ']+'),
        '[' ~ blanks() ~ ']+',
        ' '
    ) -}}
{%- endmacro -%}
