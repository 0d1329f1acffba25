{#- Returns an aggregate: the value of the first row of a group that has one, by
    a whole number that is unique in the group. -#}
{%- macro first_known(value, order_number) -%}
    {{- adapter.dispatch('first_known', 'oneid')(value, order_number) -}}
{%- endmacro -%}

{%- macro default__first_known(value, order_number) -%}
    arg_min({{ value }}, {{ order_number }})
    filter (where {{ value }} is not null)
{%- endmacro -%}
