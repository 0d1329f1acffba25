{#- Returns a select item that makes a row of every element of a JSON array, as
    text; a text that is no JSON array is its own only element, and null has no
    row. A select has at most one of them. -#}
{%- macro explode_json_array(text) -%}
    {{- adapter.dispatch('explode_json_array', 'oneid')(text) -}}
{%- endmacro -%}

{%- macro default__explode_json_array(text) -%}
    unnest(
        case
            when json_type(try_cast({{ text }} as json)) = 'ARRAY'
                then from_json({{ text }}, '["varchar"]')
            when {{ text }} is not null then [{{ text }}]
        end
    )
{%- endmacro -%}
