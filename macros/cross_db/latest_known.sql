{#- Returns a window expression: the value of the last row of a group that has
    one. `order_by` names ascending expressions, the last of them unique. -#}
{%- macro latest_known(value, group_by, order_by) -%}
    {{- adapter.dispatch('latest_known', 'oneid')(value, group_by, order_by) -}}
{%- endmacro -%}

{%- macro default__latest_known(value, group_by, order_by) -%}
    last_value({{ value }} ignore nulls) over (
        partition by {{ group_by | join(', ') }}
        order by {{ order_by | join(', ') }}
        rows between unbounded preceding and unbounded following
    )
{%- endmacro -%}
