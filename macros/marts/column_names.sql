{#- Returns the names of a model's columns, as its contract declares them. -#}
{%- macro column_names(model) -%}
    {%- for node in graph.nodes.values() if node.name == model -%}
        {{ return(node.columns.keys() | list) }}
    {%- endfor -%}
    {{ return([]) }}
{%- endmacro -%}
