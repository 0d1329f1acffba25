{#- Returns the city that an address without its province begins with, as
    written with the gap before it, or ''. -#}
{%- macro city_in(address, province) -%}
    {%- set gap = address_gap() -%}
    {%- set municipalities = '(?:北京|天津|上海|重庆)' -%}
    {%- set city = gap ~ '*[' ~ han() ~ ']{1,10}?(?:自治州|地区|盟|市)' -%}
    {%- set no_city = gap ~ '*(?:省|自治区)直辖县级行政区划' -%}
    case
        when {{ matches(province, '^' ~ municipalities) }}
            then coalesce(
                {{ extract_match(
                    address, '^' ~ gap ~ '*(?:' ~ municipalities ~ '市|市辖区|县)'
                ) }},
                {{ extract_match(
                    address, '^(' ~ gap ~ '+' ~ municipalities ~ ')' ~ gap, 1
                ) }},
                ''
            )
        when {{ matches(address, '^' ~ no_city) }}
            then {{ extract_match(address, '^' ~ no_city) }}
        {# A district or a street first: what ends like a city is none. #}
        when {{ matches(address, '^' ~ city) }}
            and not {{ matches(
                extract_match(address, '^' ~ city), '[路街号村]|[区县旗].|(?:超|夜|菜)市$'
            ) }}
            then {{ extract_match(address, '^' ~ city) }}
        else {{ listed_part(address) }}
    end
{%- endmacro -%}
