{#- Returns where raw data come from: seeds (the demo), files or warehouse. -#}
{%- macro landing() -%}
    {%- set landing = var('landing', 'seeds') -%}
    {%- if landing not in ['seeds', 'files', 'warehouse'] -%}
        {{ exceptions.raise_compiler_error(
            "landing is '" ~ landing ~ "'; it must be seeds, files or"
            ~ " warehouse: --vars 'landing: files'"
        ) }}
    {%- endif -%}
    {{ return(landing) }}
{%- endmacro -%}
