{#- Tables on Spark: a query that reads its own steps again and again is made in
    several tables, of which the last one stays. -#}
{%- materialization table, adapter='spark' -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set old_relation = load_cached_relation(this) -%}
    {%- set query = query_steps(compiled_code, this ~ '__') -%}

    {{ run_hooks(pre_hooks) }}
    {%- for step in query.steps -%}
        {%- do run_query('drop table if exists ' ~ step.name) -%}
        {%- do run_query(
            'create table ' ~ step.name ~ file_format_clause() ~ ' as ' ~ step.sql
        ) -%}
    {%- endfor -%}
    {%- if old_relation -%}{%- do adapter.drop_relation(old_relation) -%}{%- endif -%}
    {% call statement('main') -%}
        {{ create_table_as(False, target_relation, query.last) }}
    {%- endcall %}
    {%- for step in query.steps -%}
        {%- do run_query('drop table ' ~ step.name) -%}
    {%- endfor -%}
    {%- do persist_docs(target_relation, model) -%}
    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [target_relation]}) }}
{%- endmaterialization -%}
