{#- Returns what one control of a DingTalk form instance knows beside its text,
    a JSON text, from the instance's `data`; null when it knows no more. -#}
{%- macro form_field_extend(column_name, key) -%}
    {{- json_text(json_text(column_name, key), 'extendValue') -}}
{%- endmacro -%}
