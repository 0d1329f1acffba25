{#- Returns ok, masked, fake, invalid or absent. -#}
{%- macro email_status(x) -%}
    {{- status_of(parse_email(x)) -}}
{%- endmacro -%}
