{#- Returns the number in a verdict of parse_phone when it is a mobile or a landline,
    else null. -#}
{%- macro phone_of(verdict) -%}
    {{- value_of(verdict, ['ok', 'landline']) -}}
{%- endmacro -%}
