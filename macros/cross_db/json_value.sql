{#- Returns the text under a top-level key of a JSON object, the key being an SQL
    expression; null when it is absent or the text is no JSON. -#}
{%- macro json_value(column_name, key) -%}
    {{- adapter.dispatch('json_value', 'oneid')(column_name, key) -}}
{%- endmacro -%}

{%- macro default__json_value(column_name, key) -%}
    json_extract_string(
        case when json_valid({{ column_name }}) then {{ column_name }} end,
        {#- A pointer, not a path: in a path a quote within the key is an error. #}
        '/' || replace(replace({{ key }}, '~', '~0'), '/', '~1')
    )
{%- endmacro -%}
