{#- Returns a column name in quotes, with quotes inside it doubled. -#}
{%- macro quoted_name(name) -%}
    {{ return('"' ~ name | replace('"', '""') ~ '"') }}
{%- endmacro -%}
