{#- Returns an aggregate, the smallest value of a group that at least `share` of
    its rows do not exceed; the rows are numbered by value from 1 to `row_count`. -#}
{%- macro nearest_rank(value, row_number, row_count, share) -%}
    max(
        case
            when {{ row_number }} = ceil({{ share }} * {{ row_count }})
                then {{ value }}
        end
    )
{%- endmacro -%}
