{#- Returns the value of an attribute of `customers` from the record of the
    customer that has known it longest; null when none has. -#}
{%- macro longest_known(attribute) -%}
    first_value(customers.{{ attribute }}) over (
        partition by one_ids.one_id
        order by
            customers.{{ attribute }} is null,
            customers.created_at nulls last,
            customers.record_id
    )
{%- endmacro -%}
