{#- Returns a query with one row per declared field of every raw table in use, as
    its YAML declares it: system, table_name, field, position, is_key, holds; and
    of the source: owner, format, timezone, freshness_hours. -#}
{%- macro source_declarations() -%}
    {%- set rows = [] -%}
    {%- for source in raw_sources() -%}
        {%- set meta = source.source_meta or source.config.meta -%}
        {%- set of_table = [
            quoted(source.source_name | replace('raw_', '')),
            quoted(source.name),
        ] | join(', ') -%}
        {%- set of_source = [
            literal(meta.get('owner')),
            literal(meta.get('format')),
            literal(meta.get('timezone')),
            meta.get('freshness_hours', 'null'),
        ] | join(', ') -%}
        {%- for column in source.columns.values() -%}
            {%- set own = column.config.meta -%}
            {%- do rows.append(
                '(' ~ [
                    of_table,
                    quoted(column.name),
                    loop.index,
                    'true' if own.get('is_key') else 'false',
                    literal(own.holds) if own.get('holds') else 'null',
                    of_source,
                ] | join(', ') ~ ')'
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    select *
    from (values
        {{ rows | join(',\n        ') }}
    ) as declared (
        system, table_name, field, position, is_key, holds, owner, format, timezone,
        freshness_hours
    )
{%- endmacro -%}

{#- Returns a text as an SQL literal, and null for none. -#}
{%- macro literal(text) -%}
    {{- quoted(text) if text is not none else 'null' -}}
{%- endmacro -%}
