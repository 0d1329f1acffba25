{#- Returns the id of the object of one kind that a Fxiaoke record is about: the
    `id` of the first entry of a `related_object_data` that names the kind. -#}
{%- macro related_object_id(column_name, object) -%}
    {{- json_text(
        extract_match(column_name, '[{][^{}]*"' ~ object ~ '"[^{}]*[}]'), 'id'
    ) -}}
{%- endmacro -%}
