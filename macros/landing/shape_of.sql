{#- Returns the type that a cell can be read as: integer, number, time, json or
    text, each for what is none of those before; null for an empty cell. -#}
{%- macro shape_of(cell) -%}
    case
        when {{ cell }} is null then null
        when regexp_matches({{ cell }}, '^[+-]?[0-9]+$') then 'integer'
        when regexp_matches(
            {{ cell }}, '^[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]+)?$'
        ) then 'number'
        when regexp_matches(
            {{ cell }}, '^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}'
        ) then 'time'
        when regexp_matches({{ cell }}, '^\s*[\[{].*[\]}]\s*$') then 'json'
        else 'text'
    end
{%- endmacro -%}
