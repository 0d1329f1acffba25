{#- Returns the verdict that rules come to on a text. A rule's replacement begins
    with `=` when it decides; its pattern begins with `^` and something other than
    `=`, so that a decision stays. -#}
{%- macro judge(text, rules, otherwise='invalid') -%}
    {{- verdict(rewrite(undecided(text), rules), otherwise) -}}
{%- endmacro -%}
