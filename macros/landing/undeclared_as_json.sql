{#- Returns what stands in columns that no YAML declares as one JSON text, or null
    where all of them are empty. -#}
{%- macro undeclared_as_json(names) -%}
    {%- if not names -%}
        cast(null as varchar)
    {%- else -%}
        case
            when coalesce(
                {%- for name in names -%}
                cast({{ quoted_name(name) }} as varchar){{ ', ' if not loop.last }}
                {%- endfor -%}) is not null
                then cast(to_json(struct_pack(
                    {%- for name in names -%}
                    {{ quoted_name(name) }} := {{ quoted_name(name) }}
                    {{- ', ' if not loop.last }}
                    {%- endfor -%})) as varchar)
        end
    {%- endif -%}
{%- endmacro -%}
