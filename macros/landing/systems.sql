{#- Returns the list of systems in use: the chosen ones, else every known one;
    always with the stewards' decisions, which a choice of channels never drops. -#}
{%- macro systems() -%}
    {%- set known = var('catalogue').keys() | list -%}
    {%- set chosen = var('systems', known) -%}
    {%- for system in chosen if system not in known -%}
        {{ exceptions.raise_compiler_error(
            "system '" ~ system ~ "' is not in the catalogue of"
            ~ " dbt_project.yml; known: " ~ known | join(', ')
        ) }}
    {%- endfor -%}
    {{ return(known | select('in', chosen + ['steward']) | list) }}
{%- endmacro -%}
