{#- Returns what is wrong with the grammar of a query, '' when nothing is; engines that
    cannot tell without running it say nothing. -#}
{%- macro syntax_error(query) -%}
    {{ return(adapter.dispatch('syntax_error')(query)) }}
{%- endmacro -%}

{%- macro default__syntax_error(query) -%}
    {{ return('') }}
{%- endmacro -%}

{%- macro duckdb__syntax_error(query) -%}
    {%- set parsed = fromjson(run_query(
        'select json_serialize_sql(' ~ quoted(query) ~ ')'
    ).columns[0].values()[0]) -%}
    {{ return(parsed['error_message'] if parsed['error'] else '') }}
{%- endmacro -%}
