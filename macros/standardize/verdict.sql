{#- Returns the verdict, `=status` or `=status value`, that rules have left in a
    text; what none has decided has the status `otherwise`, and null is absent. -#}
{%- macro verdict(text, otherwise='invalid') -%}
    coalesce({{ replace_matches(text, '^(?:[^=].*)?$', '=' ~ otherwise) }}, '=absent')
{%- endmacro -%}
