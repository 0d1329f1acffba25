{#- Returns the province that an address begins with, as written, or ''. A short
    form counts only before a city, a district or a gap, for 四川北路 is a road and
    吉林市 is a city. -#}
{%- macro province_in(address) -%}
    {%- set short = '(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)' -%}
    {%- set official = '^(?:(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|(?:香港|澳门)特别行政区)' -%}
    coalesce(
        {{ extract_match(address, official) }},
        case
            when not {{ matches(address, '^' ~ short ~ '(?:市|[东南西北中]?[路街])') }}
                then {{ extract_match(
                    address,
                    '^(' ~ short ~ ')(?:' ~ address_gap() ~ '|$|['
                    ~ han() ~ ']{2,10}?[市州盟区县旗])',
                    1
                ) }}
        end,
        ''
    )
{%- endmacro -%}
