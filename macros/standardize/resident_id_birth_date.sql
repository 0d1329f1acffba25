{#- Returns the birth date in a valid resident id number, else null. -#}
{%- macro resident_id_birth_date(x) -%}
    {{- birth_date_in(normalize_resident_id(x)) -}}
{%- endmacro -%}
