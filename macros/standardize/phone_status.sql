{#- Returns ok (a mobile), landline, hotline, virtual, masked, fake, invalid or
    absent. -#}
{%- macro phone_status(x) -%}
    {{- status_of(parse_phone(x)) -}}
{%- endmacro -%}
