{#- Returns an address with `|` after its province, or before everything when it
    has none. A short form counts only before a city, a district or a gap, for
    四川北路 is a road and 吉林市 is a city. -#}
{%- macro cut_province(text) -%}
    {%- set short = '(?:' ~ short_provinces() ~ ')' -%}
    {%- set region = '[' ~ han() ~ ']{2,10}?[市州盟区县旗]' -%}
    {{- rewrite(
        text,
        [
            ('^(?:' ~ official_provinces() ~ ')', '[0]|'),
            ('^' ~ short ~ '(?:市|[东南西北中]?[路街])[^|]*$', '|[0]'),
            ('^(' ~ short ~ ')(' ~ address_gap() ~ '[^|]*|' ~ region ~ '[^|]*|)$', '[1]|[2]'),
            ('^[^|]*$', '|[0]'),
        ]
    ) -}}
{%- endmacro -%}
