{#- Returns whether a number lies between two bounds of a rule, both included. A
    bound that is null is none; null lies within nothing but no bounds at all. -#}
{%- macro is_within(number, minimum, maximum='null') -%}
    (
        ({{ minimum }} is null or coalesce({{ number }} >= {{ minimum }}, false))
        and (
            {{ maximum }} is null
            or coalesce({{ number }} <= {{ maximum }}, false)
        )
    )
{%- endmacro -%}
