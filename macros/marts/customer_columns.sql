{#- Returns the names of the columns of dim_customers as a list of SQL literals. -#}
{%- macro customer_columns() -%}
    {%- set names = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.name == 'dim_customers' -%}
            {%- for column in node.columns -%}
                {%- do names.append(quoted(column)) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ names | join(', ') or 'null' }}
{%- endmacro -%}
