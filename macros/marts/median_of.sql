{#- Returns an aggregate, the median of the values of a group whose rows are
    numbered by value from 1 to `row_count`. -#}
{%- macro median_of(value, row_number, row_count) -%}
    avg(
        case
            when
                2 * {{ row_number }} between {{ row_count }} and {{ row_count }} + 2
                then {{ value }}
        end
    )
{%- endmacro -%}
