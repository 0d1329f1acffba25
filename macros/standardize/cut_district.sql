{#- Returns what cut_city gave with a third `|` after the district, or right after
    the second when there is none. What ends like a district after a street, and a
    housing estate, is none. -#}
{%- macro cut_district(text) -%}
    {%- set gap = address_gap() -%}
    {%- set one = '[' ~ han() ~ ']' -%}
    {%- set inner = '[^|区县旗市 ,;/、@#>0-9A-Za-z]' -%}
    {%- set parts = '[^|]*[|][^|]*[|]' -%}
    {%- set district = one ~ '+?(?:自治县|自治旗|新区|林区|特区|矿区|[区县旗市])' -%}
    {{- rewrite(
        text,
        [
            ('^(' ~ parts ~ gap ~ '*(?:' ~ unusual_districts() ~ '))([^|]*)$', '[1]|[2]'),
            (
                '^(' ~ parts ~ ')(' ~ gap ~ '*(?:' ~ inner ~ '+[小社校景厂院库]区|'
                ~ inner ~ '*[超夜菜]市|' ~ inner ~ '{2,}[路街号镇村]' ~ inner
                ~ '{2,}[区县旗市])[^|]*)$',
                '[1]|[2]',
            ),
            ('^(' ~ parts ~ gap ~ '*' ~ district ~ ')([^|]*)$', '[1]|[2]'),
            ('^(' ~ parts ~ listed_region() ~ ')(' ~ gap ~ '[^|]*)$', '[1]|[2]'),
            ('^(' ~ parts ~ ')([^|]*)$', '[1]|[2]'),
        ]
    ) -}}
{%- endmacro -%}
