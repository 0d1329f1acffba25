{#- Returns a free-text address as `province|city|district|detail`, the first
    three as written and empty when the text has none; see join_regions. -#}
{%- macro address_parts(x) -%}
    {%- set gap = address_gap() ~ '*' -%}
    {{- rewrite(
        cut_district(cut_city(cut_province(address_text(x)))),
        [(gap ~ '[|]' ~ gap, '|'), (gap ~ '$', '')]
    ) -}}
{%- endmacro -%}
