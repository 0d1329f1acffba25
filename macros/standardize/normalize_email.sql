{#- Returns an e-mail address in lower case without blanks, or null when it is
    not a usable one. -#}
{%- macro normalize_email(x) -%}
    {{- value_of(parse_email(x)) -}}
{%- endmacro -%}
