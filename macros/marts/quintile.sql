{#- Returns the fifth, 1 to 5, that a value falls in among all rows, equal values
    together; the highest of the order given, asc or desc, is in the fifth one. -#}
{%- macro quintile(value, direction) -%}
    cast(
        least(
            floor(
                percent_rank() over (order by {{ value }} {{ direction }}) * 5
            ) + 1,
            5
        ) as integer
    )
{%- endmacro -%}
