{#- Returns the schema as dbt_project.yml says it, without a target prefix:
    each build has a database of its own. -#}
{%- macro generate_schema_name(custom_schema_name, node) -%}
    {{- (custom_schema_name or target.schema) | trim -}}
{%- endmacro -%}
