{#- Returns ok, masked, fake, invalid or absent. -#}
{%- macro tax_number_status(x) -%}
    {{- status_of(parse_tax_number(x)) -}}
{%- endmacro -%}
