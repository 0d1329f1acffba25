{#- Returns where the rows of a raw table's source lie: the demo's seed, or the
    landed view. For queries over graph.sources, where ref() cannot be used. -#}
{%- macro raw_relation(source) -%}
    {%- if landing() == 'seeds' -%}
        raw.raw_{{ source.source_name | replace('raw_', '') }}__{{ source.name }}
    {%- else -%}
        {{ source.relation_name }}
    {%- endif -%}
{%- endmacro -%}

{#- Returns the sources of the raw tables of the systems in use, in their order. -#}
{%- macro raw_sources() -%}
    {%- set found = [] -%}
    {%- if execute -%}
        {%- for source in graph.sources.values() | sort(attribute='unique_id')
            if source.source_name.startswith('raw_') -%}
            {%- do found.append(source) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(found) }}
{%- endmacro -%}
