{#- Returns a free-text address as `province|city|district|detail`, the first
    three as written and empty when the text has none; see join_regions. -#}
{%- macro address_parts(x) -%}
    {%- set gap = address_gap() ~ '*' -%}
    {%- call let('address', address_text(x)) -%}
    {%- call let('province', province_in('address')) -%}
    {%- call let('after_province', "substr(address, length(province) + 1)") -%}
    {%- call let('city', city_in('after_province', 'province')) -%}
    {%- call let('after_city', "substr(after_province, length(city) + 1)") -%}
    {%- call let('district', district_in('after_city')) -%}
    {{ replace_matches('province', gap) }}
    || '|' || {{ replace_matches('city', gap) }}
    || '|' || {{ replace_matches('district', gap) }}
    || '|' || {{ replace_matches(
        'substr(after_city, length(district) + 1)', '^' ~ gap ~ '|' ~ gap ~ '$'
    ) }}
    {%- endcall -%}
    {%- endcall -%}
    {%- endcall -%}
    {%- endcall -%}
    {%- endcall -%}
    {%- endcall -%}
{%- endmacro -%}
