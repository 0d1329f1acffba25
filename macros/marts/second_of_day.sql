{#- Returns the second of the day of a text such as 09:30. -#}
{%- macro second_of_day(text) -%}
    cast(left({{ text }}, 2) as bigint) * 3600
    + cast(right({{ text }}, 2) as bigint) * 60
{%- endmacro -%}
