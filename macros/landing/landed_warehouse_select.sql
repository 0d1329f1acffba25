{#- Returns a select over one table that another tool loads in raw_<system>,
    with the lineage its loader left, or null; none when it is not there. -#}
{%- macro landed_warehouse_select(system, table) -%}
    {%- set names = run_query(
        "select column_name from information_schema.columns where table_catalog = '"
        ~ target.database ~ "' and table_schema = 'raw_" ~ system
        ~ "' and table_name = '" ~ table ~ "' order by ordinal_position"
    ).columns[0].values() | list -%}
    {%- if not names -%}{{ return(none) }}{%- endif -%}
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
    {{ return('select ' ~ (lineage + ['*']) | join(', ') ~ ' from ' ~ target.database ~ '.raw_' ~ system ~ '.' ~ table) }}
{%- endmacro -%}
