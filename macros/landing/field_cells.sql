{#- Returns a query with one row per declared field of every raw table in use and
    text that stands in it, null among them: system, table_name, field, cell,
    cell_rows. Each table is read once. -#}
{%- macro field_cells() -%}
    {%- set there = raw_columns() -%}
    {%- for source in raw_sources() if source.columns %}
        {{ ' union all ' if not loop.first }}
        select
            '{{ source.source_name | replace('raw_', '') }}' as system,
            '{{ source.name }}' as table_name,
            field,
            cell,
            count(*) as cell_rows
        from (
            select
            {%- for column in source.columns.values() %}
                {%- set is_there = landing() != 'seeds'
                    or (raw_relation(source) | trim ~ '.' ~ column.name) | lower in there %}
                {{ 'cast(null as varchar) as ' if not is_there
                    }}{{ quoted_name(column.name) }}{{ ',' if not loop.last }}
            {%- endfor %}
            from {{ raw_relation(source) }}
        )
        unpivot include nulls (cell for field in (columns(*)))
        group by field, cell
    {%- endfor %}
{%- endmacro -%}

{#- Returns the columns of the demo's raw tables as `raw.<table>.<column>`: a seed
    may lack a field that its source declares. -#}
{%- macro raw_columns() -%}
    {%- if execute and landing() == 'seeds' -%}
        {{ return(run_query(
            "select lower('raw.' || table_name || '.' || column_name)"
            ~ " from duckdb_columns() where schema_name = 'raw'"
        ).columns[0].values()) }}
    {%- endif -%}
    {{ return([]) }}
{%- endmacro -%}
