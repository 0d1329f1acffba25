{#- Returns the day of the week as an integer: 1 is Monday, 7 is Sunday. -#}
{%- macro iso_day_of_week(date) -%}
    {{- adapter.dispatch('iso_day_of_week', 'oneid')(date) -}}
{%- endmacro -%}

{%- macro default__iso_day_of_week(date) -%}
    cast(isodow({{ date }}) as integer)
{%- endmacro -%}
