{#- Returns a text as a whole number, or null when it is none. -#}
{%- macro parse_integer(x) -%}
    try_cast(
        replace(
            {{ extract_match(
                clean_text(x),
                '^([-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+))(?:[.]0*)?$',
                1
            ) }},
            ',',
            ''
        ) as bigint
    )
{%- endmacro -%}
