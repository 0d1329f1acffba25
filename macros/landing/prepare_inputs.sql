{#- On-run-start: makes the inputs that models read as sources. Returns nothing.
    `previous` holds a copy of the last release's state; with landing files or
    warehouse, schema landed_<system> holds one text view for each raw table.
    On Spark they are what hand_over wrote: --vars 'inputs: …'. -#}
{%- macro prepare_inputs() -%}
    {{- adapter.dispatch('prepare_inputs', 'oneid')() -}}
{%- endmacro -%}

{%- macro default__prepare_inputs() -%}
    {%- if execute -%}
        {%- if landing() != 'seeds' and not var('as_of', none) -%}
            {{ exceptions.raise_compiler_error(
                "as_of is not set: say up to which moment the data count, e.g."
                ~ " --vars '{landing: files, as_of: 2026-01-31 00:00:00}';"
                ~ " oneid run sets it from the clock"
            ) }}
        {%- endif -%}
        {%- set wanted, found = {}, [] -%}
        {%- for source in graph.sources.values() -%}
            {%- if source.source_name == 'previous' -%}
                {%- do prepare_previous(source) -%}
            {%- elif landing() != 'seeds' -%}
                {%- set is_there = prepare_landed(source) -%}
                {%- if source.config.meta.get('required') == 'one_of' -%}
                    {%- do wanted.setdefault(source.source_name, []).append(source.name) -%}
                    {%- do found.append(source.source_name) if is_there -%}
                {%- endif -%}
            {%- endif -%}
        {%- endfor -%}
        {%- for source_name, tables in wanted.items() if source_name not in found -%}
            {{ exceptions.raise_compiler_error(
                "system '" ~ source_name | replace('raw_', '') ~ "' has no data: at"
                ~ " least one of the tables " ~ tables | sort | join(', ')
                ~ " is required"
            ) }}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro -%}

{%- macro spark__prepare_inputs() -%}
    {%- if execute -%}
        {%- set folder = var('inputs', '') -%}
        {#- Spark reads an empty table of a relative path, without an error. -#}
        {%- if not (folder.startswith('/') or '://' in folder) -%}
            {{ exceptions.raise_compiler_error(
                "inputs is '" ~ folder ~ "'; on Spark it must be the whole path of"
                ~ " the folder that dbt run-operation hand_over wrote on DuckDB"
            ) }}
        {%- endif -%}
        {%- set written = run_query(
            'select * from ' ~ parquet_folder(folder, 'key_check')
        ).columns[0].values() -%}
        {%- if run_query(key_check()).columns[0].values() != written -%}
            {{ exceptions.raise_compiler_error(
                "ONEID_KEY is not the key that " ~ folder ~ " was written with:"
                ~ " other ids would come out"
            ) }}
        {%- endif -%}
        {%- for name, input in matching_inputs().items() -%}
            {%- do run_query('create schema if not exists ' ~ input.schema) -%}
            {%- do run_query(
                'create or replace view ' ~ input.relation_name
                ~ ' as select * from ' ~ parquet_folder(folder, name)
            ) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro -%}

{#- Returns a folder of Parquet files as a relation of Spark. -#}
{%- macro parquet_folder(folder, name) -%}
    parquet.`{{ folder }}/{{ name }}`
{%- endmacro -%}
