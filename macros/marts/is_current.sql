{#- Returns an aggregate: whether any row of a group still holds at as_of, by
    the column that says when it ended. -#}
{%- macro is_current(valid_to) -%}
    max(
        case
            when {{ valid_to }} is null or {{ valid_to }} > {{ as_of() }} then 1
            else 0
        end
    ) = 1
{%- endmacro -%}
