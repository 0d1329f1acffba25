{#- Returns ok (every part that is given was found), partial (some were), invalid
    (none) or absent, after join_regions with the same arguments. -#}
{%- macro region_status(
    relation, province='province_raw', city='city_raw', district='district_raw'
) -%}
    {%- set province_key = region_key(relation ~ '.' ~ province) -%}
    {%- set city_key = region_key(relation ~ '.' ~ city) -%}
    {%- set district_key = "nullif(" ~ region_key(relation ~ '.' ~ district) ~ ", '市辖区')" -%}
    case
        when coalesce({{ province_key }}, {{ city_key }}, {{ district_key }}) is null
            then 'absent'
        when provinces.code is null and cities.code is null then 'invalid'
        {# Taiwan, Hong Kong and Macau are not divided further in our list. #}
        when provinces.code in ('710000', '810000', '820000') then 'ok'
        when
            ({{ province_key }} is null or province_aliases.code is not null)
            and ({{ city_key }} is null or cities.code is not null)
            and ({{ district_key }} is null or districts.code is not null)
            then 'ok'
        else 'partial'
    end
{%- endmacro -%}
