{#- Returns a query with one row per raw table that has landed files: system,
    table_name, batch_count, last_landed_at, as the landing manifest lists them;
    no rows where nothing is listed. -#}
{%- macro landed_batches() -%}
    {%- set manifest = landing_root() ~ '/manifest.jsonl' -%}
    {%- if execute and landing() == 'files' and is_file(manifest) -%}
    select
        system,
        "table" as table_name,
        count(distinct file) as batch_count,
        max(landed_at) at time zone 'UTC' as last_landed_at
    from read_json(
        '{{ manifest | replace("'", "''") }}',
        format = 'newline_delimited',
        columns = {
            system: 'varchar', "table": 'varchar', file: 'varchar',
            landed_at: 'timestamptz'
        }
    )
    group by system, "table"
    {%- else -%}
    select
        cast(null as varchar) as system,
        cast(null as varchar) as table_name,
        cast(null as bigint) as batch_count,
        cast(null as timestamp) as last_landed_at
    where 1 = 0
    {%- endif -%}
{%- endmacro -%}
