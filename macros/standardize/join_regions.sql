{#- Returns the joins that find the province, city and district of a relation by
    their texts. Names are in provinces.name, cities.name and districts.name.
    A district or a county-level city may stand where a city is expected, and
    what contains a found division is found with it. -#}
{%- macro join_regions(
    relation, province='province_raw', city='city_raw', district='district_raw'
) -%}
    {%- set province_key = region_key(relation ~ '.' ~ province) -%}
    {%- set city_key = region_key(relation ~ '.' ~ city) -%}
    {%- set district_key = region_key(relation ~ '.' ~ district) -%}
    left join {{ ref('region_aliases') }} as province_aliases
        on
            province_aliases.level = 'province'
            and {{ province_key }} = province_aliases.alias
    left join {{ ref('region_aliases') }} as city_aliases
        on
            city_aliases.level = 'city'
            and {{ city_key }} = city_aliases.alias
            and coalesce(province_aliases.code, '000000') = city_aliases.parent_code
    left join {{ ref('region_aliases') }} as district_aliases
        on
            district_aliases.level = 'district'
            and coalesce(
                nullif({{ district_key }}, '市辖区'),
                case when city_aliases.code is null then {{ city_key }} end
            ) = district_aliases.alias
            and coalesce(city_aliases.code, province_aliases.code)
            = district_aliases.parent_code
    left join {{ ref('regions') }} as provinces
        on
            coalesce(
                province_aliases.code, left(city_aliases.code, 2) || '0000'
            ) = provinces.code
    left join {{ ref('regions') }} as cities
        on
            coalesce(
                {{ city_code_of('district_aliases.code') }},
                city_aliases.code,
                case
                    {# Municipalities: the province is the city. #}
                    when left(province_aliases.code, 2) in ('11', '12', '31', '50')
                        and {{ city_key }} is null
                        then left(province_aliases.code, 2) || '0100'
                end
            ) = cities.code
    left join {{ ref('regions') }} as districts
        on district_aliases.code = districts.code
{%- endmacro -%}
