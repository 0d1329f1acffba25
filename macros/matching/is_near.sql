{#- Returns whether two texts of plain ASCII differ by one typing error: one
    letter wrong, missing or too many, or two that changed places. -#}
{%- macro is_near(a, b) -%}
    (
        {{ edit_distance(a, b) }} = 1
        or (
            {{ edit_distance(a, b) }} = 2
            and {{ sorted_letters(a) }} = {{ sorted_letters(b) }}
        )
    )
{%- endmacro -%}
