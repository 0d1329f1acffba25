{#- Returns the text of an SAP date, or null for its `00000000`. -#}
{%- macro sap_date(column_name) -%}
    nullif({{ clean_text(column_name) }}, '00000000')
{%- endmacro -%}
