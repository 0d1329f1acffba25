{#- Returns a query that counts the rows of every raw table of the systems in
    use: system, table_name, raw_rows. -#}
{%- macro count_raw_rows() -%}
    {%- for source in raw_sources() %}
        {{ ' union all ' if not loop.first }}
        select
            '{{ source.source_name | replace('raw_', '') }}' as system,
            '{{ source.name }}' as table_name,
            count(*) as raw_rows
        from {{ raw_relation(source) }}
    {%- endfor %}
{%- endmacro -%}
