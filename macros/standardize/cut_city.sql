{#- Returns what cut_province gave with a second `|` after the city, or right after
    the first when there is none. What ends like a city after a district or a
    street is none. -#}
{%- macro cut_city(text) -%}
    {%- set gap = address_gap() -%}
    {%- set municipality = '(?:北京|天津|上海|重庆)' -%}
    {%- set before_city = '[^|路街号村区县旗 ,;/、@#>0-9A-Za-z]' -%}
    {%- set inner = '[^|路街号村区县旗市 ,;/、@#>0-9A-Za-z]' -%}
    {%- set city = '(?:省|自治区)直辖县级行政区划|' ~ before_city ~ '+?(?:自治州|地区|盟|市)' -%}
    {{- rewrite(
        text,
        [
            (
                '^(' ~ municipality ~ '市?[|])(' ~ gap ~ '*(?:' ~ municipality
                ~ '市|市辖区|县)|' ~ gap ~ '+' ~ municipality ~ gap ~ ')([^|]*)$',
                '[1][2]|[3]',
            ),
            ('^(' ~ municipality ~ '市?[|])([^|]*)$', '[1]|[2]'),
            ('^([^|]*[|])(' ~ gap ~ '*' ~ inner ~ '*[超夜菜]市[^|]*)$', '[1]|[2]'),
            ('^([^|]*[|]' ~ gap ~ '*(?:' ~ city ~ '))([^|]*)$', '[1]|[2]'),
            ('^([^|]*[|]' ~ listed_region() ~ ')(' ~ gap ~ '[^|]*)$', '[1]|[2]'),
            ('^([^|]*[|])([^|]*)$', '[1]|[2]'),
        ]
    ) -}}
{%- endmacro -%}
