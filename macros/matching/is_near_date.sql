{#- Returns whether two dates differ by one typing error: a digit, two digits that
    changed places, or day and month. -#}
{%- macro is_near_date(a, b) -%}
    {%- set text_a = "cast(" ~ a ~ " as " ~ dbt.type_string() ~ ")" -%}
    {%- set text_b = "cast(" ~ b ~ " as " ~ dbt.type_string() ~ ")" -%}
    (
        {{ is_near(text_a, text_b) }}
        or (
            extract(year from {{ a }}) = extract(year from {{ b }})
            and extract(month from {{ a }}) = extract(day from {{ b }})
            and extract(day from {{ a }}) = extract(month from {{ b }})
        )
    )
{%- endmacro -%}
