{#- Returns a join clause that makes a row of every element of a JSON array, as
    text in <alias>.<element>; a text that is no JSON array is its own only
    element, and null has none. -#}
{%- macro join_json_array(text, alias, element) -%}
    {{- adapter.dispatch('join_json_array', 'oneid')(text, alias, element) -}}
{%- endmacro -%}

{%- macro default__join_json_array(text, alias, element) -%}
    cross join unnest(
        case
            when json_type(try_cast({{ text }} as json)) = 'ARRAY'
                then from_json({{ text }}, '["varchar"]')
            else [{{ text }}]
        end
    ) as {{ alias }} ({{ element }})
{%- endmacro -%}
