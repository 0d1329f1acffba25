{#- Returns what matching reads of other layers and of the last release: nodes and
    sources, by the name of their Parquet folder. -#}
{%- macro matching_inputs() -%}
    {%- set inputs = {} -%}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.fqn[1] == 'matching' -%}
        {%- for key in node.depends_on.nodes -%}
            {%- set input = graph.sources.get(key) or graph.nodes[key] -%}
            {%- if input.resource_type == 'source' or input.fqn[1] == 'conformed' -%}
                {%- do inputs.update({input.schema ~ '.' ~ input.name: input}) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(inputs) }}
{%- endmacro -%}
