{#- Returns whether a person alive can be born on a date. -#}
{%- macro is_plausible_birth_date(date) -%}
    {{ date }} between date '1880-01-01' and date '2099-12-31'
{%- endmacro -%}
