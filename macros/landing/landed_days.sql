{#- Returns a query with the rows that landed of each raw table on each day, by the
    landing manifest: system, table_name, landed_date (in the time zone of generic
    files), landed_rows; no rows where nothing is listed. -#}
{%- macro landed_days() -%}
    {%- set manifest = landing_root() ~ '/manifest.jsonl' -%}
    {%- if execute and landing() == 'files' and is_file(manifest) -%}
    select
        system,
        "table" as table_name,
        cast(landed_at at time zone '{{ var("generic_timezone") }}' as date)
            as landed_date,
        cast(sum("rows") as bigint) as landed_rows
    -- A file that is listed again, as accepted or as replaced, has landed once.
    from (
        select distinct on (file) *
        from (
            select
                *,
                row_number() over () as line_no
            from read_json(
                '{{ manifest | replace("'", "''") }}',
                format = 'newline_delimited',
                columns = {
                    system: 'varchar', "table": 'varchar', file: 'varchar',
                    "rows": 'bigint', landed_at: 'timestamptz'
                }
            )
        )
        order by file, line_no desc
    )
    group by 1, 2, 3
    {%- else -%}
    select
        cast(null as varchar) as system,
        cast(null as varchar) as table_name,
        cast(null as date) as landed_date,
        cast(null as bigint) as landed_rows
    where 1 = 0
    {%- endif -%}
{%- endmacro -%}
