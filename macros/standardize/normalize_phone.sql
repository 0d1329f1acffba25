{#- Returns a phone number in E.164 form when it is a mobile or a landline,
    else null. -#}
{%- macro normalize_phone(x) -%}
    {{- phone_of(parse_phone(x)) -}}
{%- endmacro -%}
