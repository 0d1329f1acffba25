{#- Returns the value of the first entry with the given name in a JSON list of
    name-value objects, as text; null when there is none or the text is no such
    list. -#}
{%- macro json_listed_text(column_name, name) -%}
    {{- adapter.dispatch('json_listed_text', 'oneid')(column_name, name) -}}
{%- endmacro -%}

{%- macro default__json_listed_text(column_name, name) -%}
    list_extract(
        list_filter(
            from_json(
                case
                    when json_valid({{ column_name }}) then {{ column_name }}
                end,
                '[{"name": "VARCHAR", "value": "VARCHAR"}]'
            ),
            lambda entry: entry.name = '{{ name }}'
        ),
        1
    ).value
{%- endmacro -%}
