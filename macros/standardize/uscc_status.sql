{#- Returns ok, tax_number (the 15 characters used before), masked, invalid or
    absent. -#}
{%- macro uscc_status(x) -%}
    {{- status_of(parse_uscc(x)) -}}
{%- endmacro -%}
