{#- Returns the last character of a Chinese name, full or masked (`张*丰`), or
    null when it is not known. -#}
{%- macro name_last_character(x) -%}
    {{- extract_match(
        parse_name(x), '^=(?:ok .*|partial .*[*])([' ~ han() ~ '])$', 1
    ) -}}
{%- endmacro -%}
