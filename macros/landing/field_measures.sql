{#- Returns a query with one row per declared field of every raw table in use:
    system, table_name, field, position, row_count, filled_rows, distinct_values,
    readable_rows (null where the field says not what it holds), and of how many
    filled cells a type can be read: integer_rows, number_rows, time_rows,
    json_rows. Each table is read once. -#}
{%- macro field_measures() -%}
    {%- set there = raw_columns() -%}
    {%- for source in raw_sources() if source.columns %}
        {{ ' union all ' if not loop.first }}
        select
            '{{ source.source_name | replace('raw_', '') }}' as system,
            '{{ source.name }}' as table_name,
            unnest([
            {%- for column in source.columns.values() %}
                {{ field_measure(
                    column,
                    loop.index,
                    landing() != 'seeds'
                    or (raw_relation(source) | trim ~ '.' ~ column.name) | lower in there
                ) }}{{ ',' if not loop.last }}
            {%- endfor %}
            ], recursive := true)
        from {{ raw_relation(source) }}
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

{#- Returns the measures of one field as a struct of aggregates. -#}
{%- macro field_measure(column, position, is_there) -%}
    {%- set name = quoted_name(column.name) if is_there else 'cast(null as varchar)' -%}
    {%- set readable = readable_as(column.config.meta.get('holds'), name) -%}
    {
        'field': '{{ column.name | replace("'", "''") }}',
        'position': {{ position }},
        'row_count': count(*),
        'filled_rows': count({{ name }}),
        'distinct_values': count(distinct {{ name }}),
        'readable_rows': {{ 'count_if(' ~ readable ~ ')' if readable
            else 'cast(null as bigint)' }},
        'integer_rows': count_if(regexp_matches({{ name }}, '^[+-]?[0-9]+$')),
        'number_rows': count_if(
            regexp_matches({{ name }}, '^[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]+)?$')
        ),
        'time_rows': count_if(
            regexp_matches({{ name }}, '^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}')
        ),
        'json_rows': count_if(regexp_matches({{ name }}, '^\s*[\[{].*[\]}]\s*$'))
    }
{%- endmacro -%}

{#- Returns the condition that a cell can be read as what its field holds; none
    for a field that may hold any text. As wide as the landing gate. -#}
{%- macro readable_as(holds, name) -%}
    {%- set shapes = {
        'phone': "length(regexp_replace(" ~ name ~ ", '[^0-9*xX＊０-９]', '', 'g')) >= 7",
        'email': "regexp_matches(" ~ name ~ ", '[@＠].*[.．]')",
        'amount': "try_cast(regexp_replace(" ~ name
            ~ ", '[^-0-9.eE]|-\s*$', '', 'g') as double) is not null",
        'timestamp': "regexp_matches(" ~ name ~ ", '^[\s`]*([0-9]{4}\s*[-/.年]\s*[0-9]{1,2}"
            ~ "|[0-9]{8} [0-9]|(0|[0-9]{5}|[0-9]{8,10}|[0-9]{12,14})([.][0-9]+)?\s*$)')",
    } -%}
    {{ return(shapes.get(holds)) }}
{%- endmacro -%}
