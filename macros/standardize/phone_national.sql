{#- Returns the eleven digits of a mobile number of mainland China, else null. -#}
{%- macro phone_national(x) -%}
    {{- extract_match(parse_phone(x), '^=ok [+]86(1[0-9]{10})$', 1) -}}
{%- endmacro -%}
