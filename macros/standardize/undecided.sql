{#- Returns a text for rules to judge. One that holds `=`, the mark of verdicts, is
    invalid at once, lest it pass for one. -#}
{%- macro undecided(text) -%}
    {{- replace_matches(text, '^.*=.*$', '=invalid') -}}
{%- endmacro -%}
