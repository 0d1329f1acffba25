{#- Returns the district that an address without province and city begins with,
    as written with the gap before it, or ''. -#}
{%- macro district_in(address) -%}
    {%- set gap = address_gap() -%}
    {%- set district = gap ~ '*(?:' ~ unusual_districts() ~ '|[' ~ han() ~ ']{1,14}?(?:自治县|自治旗|新区|林区|特区|矿区|[区县旗市]))' -%}
    case
        when {{ matches(address, '^' ~ district) }}
            {# A street or a place first: what ends like a district is none. #}
            and not {{ matches(
                extract_match(address, '^' ~ district),
                '[' ~ han() ~ ']{2}[路街号镇村][' ~ han() ~ ']{2}|(?:小|社|校|景|厂|院|库)区$|(?:超|夜|菜)市$'
            ) }}
            then {{ extract_match(address, '^' ~ district) }}
        else {{ listed_part(address) }}
    end
{%- endmacro -%}
