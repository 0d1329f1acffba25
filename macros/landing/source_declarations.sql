{#- Returns a query with one row per declared field of every raw table in use, as
    its YAML declares it: system, table_name, field, position, is_key, holds; and
    of the source: owner, format, timezone, freshness_hours. -#}
{%- macro source_declarations() -%}
    {%- set rows = [] -%}
    {%- for source in raw_sources() -%}
        {%- set meta = source.source_meta or source.config.meta -%}
        {%- for column in source.columns.values() -%}
            {%- do rows.append(
                '(' ~ [
                    quoted(source.source_name | replace('raw_', '')),
                    quoted(source.name),
                    quoted(column.name),
                    loop.index,
                    'true' if column.config.meta.get('is_key') else 'false',
                    literal(column.config.meta.get('holds')),
                    literal(meta.get('owner')),
                    literal(meta.get('format')),
                    literal(meta.get('timezone')),
                    meta.get('freshness_hours', 'null'),
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
