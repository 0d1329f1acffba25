{#- Returns what a public table may show of a customer's value for a field: as
    much as dim_customers shows, names and contacts with their middle hidden. -#}
{%- macro mask_field(field, value) -%}
    case
        when {{ field }} in ('phone', 'email')
            then {{ mask_identifier(field, value) }}
        when {{ field }} in ('full_name', 'nickname', 'company_name')
            then {{ mask_name(value) }}
        when {{ field }} = 'birth_date' then left({{ value }}, 4)
        -- Province and city.
        when {{ field }} = 'address'
            then {{ without_contacts(extract_match(value, '^[^|]*[|][^|]*')) }}
        else {{ without_contacts(value) }}
    end
{%- endmacro -%}
