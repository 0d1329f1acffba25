{#- Returns a text for rules to judge: one that begins with `=`, as verdicts do, is
    invalid. -#}
{%- macro undecided(text) -%}
    {{- replace_matches(text, '^=.*$', '=invalid') -}}
{%- endmacro -%}
