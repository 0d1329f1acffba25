{#- Returns a select over one table that another tool loads in raw_<system>,
    with the lineage its loader left, or null; none when it is not there. -#}
{%- macro landed_warehouse_select(system, table) -%}
    {%- set relation = adapter.get_relation(
        database=target.database, schema='raw_' ~ system, identifier=table
    ) -%}
    {%- if relation is none -%}{{ return(none) }}{%- endif -%}
    {%- set names = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
    {%- set lineage = [] -%}
    {%- if '_batch_id' not in names -%}
        {%- do lineage.append(
            ('_dlt_load_id' if '_dlt_load_id' in names else "'warehouse'") ~ ' as _batch_id'
        ) -%}
    {%- endif -%}
    {%- if '_source_file' not in names -%}
        {%- do lineage.append("'raw_" ~ system ~ '.' ~ table ~ "' as _source_file") -%}
    {%- endif -%}
    {%- if '_source_row' not in names -%}
        {#- ordered by every column: equal rows are equal, so the numbers hold -#}
        {%- do lineage.append(
            'row_number() over (order by "' ~ names | join('", "') ~ '") as _source_row'
        ) -%}
    {%- endif -%}
    {{ return('select ' ~ (lineage + ['*']) | join(', ') ~ ' from ' ~ relation) }}
{%- endmacro -%}
