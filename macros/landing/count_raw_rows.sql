{#- Returns a query that counts the rows of every raw table of the systems in
    use: system, table_name, raw_rows. -#}
{%- macro count_raw_rows() -%}
    {%- if execute -%}
        {%- for source in graph.sources.values() if source.source_name != 'previous' %}
            {%- set system = source.source_name | replace('raw_', '') -%}
            {{ ' union all ' if not loop.first }}
            select
                '{{ system }}' as system,
                '{{ source.name }}' as table_name,
                count(*) as raw_rows
            from
            {%- if landing() == 'seeds' %} raw.raw_{{ system }}__{{ source.name }}
            {%- else %} {{ source.relation_name }}
            {%- endif %}
        {%- endfor %}
    {%- endif -%}
{%- endmacro -%}
