{#- Seeds on DuckDB: one statement that reads the file as text and casts only
    the columns that have a column_types entry. Raw seeds (folder seeds/raw)
    get the lineage columns that landed files have, and what no YAML declares in
    `extra`. dbt's own loader would guess
    types: 13800138000 fails as an integer, and leading zeros go. -#}
{%- materialization seed, adapter='duckdb' -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set path = model.root_path ~ '/' ~ model.original_file_path -%}
    {%- set types = config.get('column_types') or {} -%}
    {%- set reader -%}
        read_csv(
            '{{ path | replace("'", "''") }}', all_varchar = true, header = true,
            delim = ',', quote = '"', escape = '"', comment = '', nullstr = ''
        )
    {%- endset -%}

    {{ run_hooks(pre_hooks) }}
    {%- set names = run_query('describe from ' ~ reader).columns[0].values() -%}
    {% call statement('main') -%}
        create or replace table {{ target_relation }} as
        select
            {% for name in names -%}
            cast({{ adapter.quote(name) }} as {{ types.get(name, 'varchar') }})
                as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
            {% endfor %}
            {%- if 'raw' in model.fqn %},
            {{ undeclared_as_json(undeclared_in_seed(model, names)) }} as extra,
            'seed' as _batch_id,
            '{{ model.original_file_path }}' as _source_file,
            row_number() over () as _source_row
            {%- endif %}
        from {{ reader }}
    {%- endcall %}
    {#- dbt's seed task shows a few rows of this result. -#}
    {%- do store_result(
        'agate_table', response='OK',
        agate_table=run_query('from ' ~ target_relation ~ ' limit 5')
    ) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ run_hooks(post_hooks) }}
    {{ adapter.commit() }}
    {{ return({'relations': [target_relation]}) }}
{%- endmaterialization -%}

{#- Returns the columns of a raw seed that its system's YAML does not declare. -#}
{%- macro undeclared_in_seed(seed, names) -%}
    {%- set system, table = seed.name[4:].split('__') -%}
    {%- set source = graph.sources[
        'source.' ~ seed.package_name ~ '.raw_' ~ system ~ '.' ~ table
    ] -%}
    {{ return(names | reject('in', source.columns.keys()) | list) }}
{%- endmacro -%}
