{#- Returns an identifier value with its middle hidden: phones keep three and
    four digits, e-mails the first letter and the domain, others two and two. -#}
{%- macro mask_identifier(type, value) -%}
    case
        when {{ type }} = 'phone' and length({{ value }}) = 14
            then substr({{ value }}, 4, 3) || '****' || right({{ value }}, 4)
        when {{ type }} = 'email'
            then left({{ value }}, 1) || '***'
            || substr({{ value }}, {{ dbt.position("'@'", value) }})
        when length({{ value }}) < 8 then '****'
        else left({{ value }}, 2) || '****' || right({{ value }}, 2)
    end
{%- endmacro -%}
