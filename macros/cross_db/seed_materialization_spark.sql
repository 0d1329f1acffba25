{#- Seeds on Spark: one statement that reads the file as text, as on DuckDB. dbt's
    own loader would guess types and make the text `None` of an empty cell. The
    cluster has to see the file. Raw seeds are not for Spark. -#}
{%- materialization seed, adapter='spark' -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set old_relation = load_cached_relation(this) -%}
    {%- set path = model.root_path ~ '/' ~ model.original_file_path -%}
    {%- set types = config.get('column_types') or {} -%}
    {%- set reader = model.name ~ '__file' -%}

    {{ run_hooks(pre_hooks) }}
    {%- do run_query(
        'create or replace temporary view ' ~ reader ~ ' using csv options ('
        ~ 'path ' ~ quoted(path) ~ ", header 'true', multiLine 'true', quote '\"',"
        ~ " escape '\"', nullValue '', emptyValue '', mode 'FAILFAST')"
    ) -%}
    {%- set names = run_query('select * from ' ~ reader ~ ' limit 0').column_names -%}
    {%- if old_relation -%}{%- do adapter.drop_relation(old_relation) -%}{%- endif -%}
    {% call statement('main') -%}
        create table {{ target_relation }} {{ file_format_clause() }} as
        select
            {% for name in names -%}
            cast({{ adapter.quote(name) }} as {{ types.get(name, 'string') }})
                as {{ adapter.quote(name) }}{{ ',' if not loop.last }}
            {% endfor %}
        from {{ reader }}
    {%- endcall %}
    {%- do run_query('drop view ' ~ reader) -%}
    {#- dbt's seed task shows a few rows of this result. -#}
    {%- do store_result(
        'agate_table', response='OK',
        agate_table=run_query('select * from ' ~ target_relation ~ ' limit 5')
    ) -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [target_relation]}) }}
{%- endmaterialization -%}
