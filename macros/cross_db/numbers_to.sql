{#- Returns a select of the whole numbers from 1 to a literal one, in column number. -#}
{%- macro numbers_to(last) -%}
    select generated_number as number
    from (
        {{ dbt.generate_series(last) }}
    ) as series
{%- endmacro -%}
