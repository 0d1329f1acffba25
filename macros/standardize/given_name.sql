{#- Returns the given name in a full name, what a masked name shows of it with a
    star before (`*丰` of `张*丰`), or null when nothing of it is known. -#}
{%- macro given_name(x) -%}
    {{- cut_given_name(parse_name(x)) -}}
{%- endmacro -%}
