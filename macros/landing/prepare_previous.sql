{#- Copies one state table of the current release into schema `previous`, or
    makes it empty and typed when there is no release yet. -#}
{%- macro prepare_previous(source) -%}
    {%- set releases = env_var('ONEID_HOME', 'warehouse') ~ '/releases' -%}
    {%- set target_name = target.database ~ '.previous.' ~ source.identifier -%}
    {%- set columns -%}
        {%- for column in source.columns.values() %}
        cast({{ column.name }} as {{ column.data_type }}) as {{ column.name }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    {%- endset -%}
    {%- set nothing -%}
        {%- for column in source.columns.values() %}
        cast(null as {{ column.data_type }}) as {{ column.name }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    {%- endset -%}
    {%- do run_query(
        'create schema if not exists ' ~ target.database ~ '.previous'
    ) -%}
    {%- set run_id = var('previous_release', current_release(releases)) -%}
    {%- set file = releases ~ '/' ~ run_id ~ '/state/' ~ source.identifier ~ '.parquet' -%}
    {%- if run_id and source.identifier == 'release' -%}
        {%- set select_state = "select '" ~ run_id ~ "' as run_id" -%}
    {%- elif run_id and is_file(file) -%}
        {%- set select_state = "select" ~ columns ~ " from read_parquet('" ~ file ~ "')" -%}
    {%- else -%}
        {%- set select_state = "select" ~ nothing ~ " where 1 = 0" -%}
    {%- endif -%}
    {%- do run_query('create or replace table ' ~ target_name ~ ' as ' ~ select_state) -%}
{%- endmacro -%}

{#- Returns the run id that releases/CURRENT names, or '' when there is none. -#}
{%- macro current_release(releases) -%}
    {%- set pointer = run_query(
        "select trim(content, e' \\n\\r') from read_text(["
        ~ "'" ~ releases ~ "/CURREN[T]'])"
    ).columns[0].values() -%}
    {{ return(pointer[0] if pointer else '') }}
{%- endmacro -%}

{#- Returns whether a file is there: releases of an older version may lack a
    table that came later. -#}
{%- macro is_file(file) -%}
    {{ return(run_query("select 1 from glob(['" ~ file ~ "'])").rows | length > 0) }}
{%- endmacro -%}
