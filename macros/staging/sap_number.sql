{#- Returns an SAP number in the form the tables have it, zeros in front to its
    full length: reports and spreadsheets drop them. What has letters stays. -#}
{%- macro sap_number(column_name, digits=10) -%}
    case
        when {{ matches(clean_text(column_name), '^[0-9]{1,' ~ digits ~ '}$') }}
            then lpad({{ clean_text(column_name) }}, {{ digits }}, '0')
        else {{ clean_text(column_name) }}
    end
{%- endmacro -%}
