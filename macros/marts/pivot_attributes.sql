{#- Returns a select of one_id and one column per attribute of the seed
    custom_fields, each in its type, over rows of customer_attributes. -#}
{%- macro pivot_attributes(relation, custom_fields) -%}
    select
        one_id
    {%- for row in custom_attributes(custom_fields) %},
        max(
            case
                when attribute = {{ quoted(row[0]) }} then {{ row[1] }}_value
            end
        ) as {{ quoted_name(row[0]) }}
    {%- endfor %}
    from {{ relation }}
    group by one_id
{%- endmacro -%}

{#- Returns name and type of each attribute that may be public, whichever source it
    comes of; none while dbt only parses, or compiles before anything was built. -#}
{%- macro custom_attributes(custom_fields) -%}
    {%- if not execute or not load_relation(custom_fields) -%}
        {{ return([]) }}
    {%- endif -%}
    {{ return(run_query(
        'select attribute, min(data_type) as data_type from ' ~ custom_fields
        ~ " group by attribute having max(case pii_class when 'direct' then 1 else 0 end)"
        ~ ' = 0 order by attribute'
    ).rows) }}
{%- endmacro -%}
