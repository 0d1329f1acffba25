{#- Returns ok, masked, invalid or absent. -#}
{%- macro resident_id_status(x) -%}
    {{- status_of(parse_resident_id(x)) -}}
{%- endmacro -%}
