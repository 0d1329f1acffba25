{#- Makes the text view of one raw table in schema landed_<system>: declared
    columns by name, absent ones null, undeclared ones as JSON in `extra`, and
    the lineage of every row. A required table that is missing stops the run;
    a missing optional one is an empty, typed view. Returns whether there is
    any input. -#}
{%- macro prepare_landed(source) -%}
    {%- set system = source.source_name | replace('raw_', '') -%}
    {%- set table = source.name -%}
    {%- if landing() == 'files' -%}
        {%- set rows = landed_files_select(system, table) -%}
    {%- else -%}
        {%- set rows = landed_warehouse_select(system, table) -%}
    {%- endif -%}
    {%- if not rows and source.config.meta.get('required') is true -%}
        {{ exceptions.raise_compiler_error(missing_table_message(system, table)) }}
    {%- endif -%}
    {%- set found = [] -%}
    {%- if rows -%}
        {%- set found = run_query('describe ' ~ rows).columns[0].values() | list -%}
    {%- endif -%}
    {%- do run_query(
        'create schema if not exists ' ~ target.database ~ '.' ~ source.schema
    ) -%}
    {%- do run_query(
        'create or replace view ' ~ source.relation_name ~ ' as '
        ~ landed_view_select(source.columns.keys() | list, found, rows)
    ) -%}
    {{ return(rows is not none) }}
{%- endmacro -%}

{#- Returns the select of a landed view over `rows` (a select text, or none). -#}
{%- macro landed_view_select(declared, found, rows) -%}
    {%- set lineage = ['_batch_id', '_source_file', '_source_row'] -%}
    {%- set lower_found = found | map('lower') | list -%}
    {%- set undeclared = [] -%}
    {%- for name in found if name | lower not in declared | map('lower') | list + lineage -%}
        {%- do undeclared.append(name) -%}
    {%- endfor -%}
    select
    {%- for name in declared %}
        {%- if name | lower in lower_found %}
        nullif(cast({{ quoted_name(name) }} as varchar), '') as {{ quoted_name(name) }},
        {%- else %}
        cast(null as varchar) as {{ quoted_name(name) }},
        {%- endif %}
    {%- endfor %}
        {{ undeclared_as_json(undeclared) }} as extra,
    {%- if rows %}
        cast(_batch_id as varchar) as _batch_id,
        cast(_source_file as varchar) as _source_file,
        cast(_source_row as bigint) as _source_row
    from ({{ rows }})
        {%- else %}
        cast(null as varchar) as _batch_id,
        cast(null as varchar) as _source_file,
        cast(null as bigint) as _source_row
    where 1 = 0
        {%- endif %}
{%- endmacro -%}

{#- Returns what to tell when a required raw table is not there. -#}
{%- macro missing_table_message(system, table) -%}
    {%- if landing() == 'files' -%}
        {{ return(
            "the required table '" ~ table ~ "' of system '" ~ system ~ "' is"
            ~ " missing: put " ~ system ~ '/' ~ table ~ ".csv (or .parquet, or a"
            ~ " folder " ~ table ~ "/ of such files) into " ~ landing_root()
            ~ ", or leave the system out with --vars 'systems: [...]'"
        ) }}
    {%- endif -%}
    {{ return(
        "the required table raw_" ~ system ~ '.' ~ table ~ " is missing in the"
        ~ " warehouse: load it, or leave the system out with"
        ~ " --vars 'systems: [...]'"
    ) }}
{%- endmacro -%}
