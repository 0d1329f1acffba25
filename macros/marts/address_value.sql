{#- Returns the parts of an address as one text, or null where there is none. -#}
{%- macro address_value(relation) -%}
    case
        when
            coalesce({{ relation }}.province, {{ relation }}.city, {{ relation }}.address)
            is not null
            then coalesce({{ relation }}.province, '')
            || '|' || coalesce({{ relation }}.city, '')
            || '|' || coalesce({{ relation }}.district, '')
            || '|' || coalesce({{ relation }}.address, '')
            || '|' || coalesce({{ relation }}.postal_code, '')
    end
{%- endmacro -%}

{#- Returns how many parts of an address are missing, the postal code aside. -#}
{%- macro missing_address_parts(relation) -%}
    case when {{ relation }}.province is null then 1 else 0 end
    + case when {{ relation }}.city is null then 1 else 0 end
    + case when {{ relation }}.district is null then 1 else 0 end
    + case when {{ relation }}.address is null then 1 else 0 end
{%- endmacro -%}
