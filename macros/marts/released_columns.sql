{#- Returns a query with one row per column of every released table, as the
    models' contracts declare them: table_name, release_class, column_name. -#}
{%- macro released_columns() -%}
    {%- set selects = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.config.meta and node.config.meta.get('release') -%}
            {%- for column in node.columns -%}
                {%- do selects.append(
                    "select '" ~ node.name ~ "' as table_name, '"
                    ~ node.config.meta.release ~ "' as release_class, '"
                    ~ column ~ "' as column_name"
                ) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ selects | join('\n    union all\n    ') }}
{%- endmacro -%}
