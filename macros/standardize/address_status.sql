{#- Returns ok, masked, invalid or absent. -#}
{%- macro address_status(x) -%}
    {{- status_of(parse_address(x)) -}}
{%- endmacro -%}
