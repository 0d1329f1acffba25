{#- Returns the text under one top-level key of a JSON object; null when the key
    is absent, its value is null, or the text is no JSON. -#}
{%- macro json_text(column_name, key) -%}
    {{- adapter.dispatch('json_text', 'oneid')(column_name, key) -}}
{%- endmacro -%}

{%- macro default__json_text(column_name, key) -%}
    json_extract_string(
        case when json_valid({{ column_name }}) then {{ column_name }} end,
        '$."{{ key }}"'
    )
{%- endmacro -%}
