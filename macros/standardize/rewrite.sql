{#- Returns a text after rules `(pattern, replacement)` that apply one after the
    other, each to what the one before has left. Every step is written once, so
    that a long list of rules stays fast where a `case` would repeat it. -#}
{%- macro rewrite(text, rules) -%}
    {%- set steps = [text] -%}
    {%- for pattern, replacement in rules -%}
        {%- do steps.append(replace_matches(steps[-1], pattern, replacement)) -%}
    {%- endfor -%}
    {{- steps[-1] -}}
{%- endmacro -%}
