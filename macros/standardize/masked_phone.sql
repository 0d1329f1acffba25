{#- Returns a masked mainland mobile number as `138****1234`, or null when the
    number is not masked or its first three or last four digits are hidden. -#}
{%- macro masked_phone(x) -%}
    {{- value_of(parse_phone(x), ['masked']) -}}
{%- endmacro -%}
