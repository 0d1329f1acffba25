{#- Returns the official districts that do not end like one or begin with their
    city once more, as alternatives of a pattern. -#}
{%- macro unusual_districts() -%}
    唐山市汉沽管理区|秦皇岛市经济技术开发区|保定白沟新城|张家口市[察塞]北管理区|乌拉盖管理区管委会|蚌埠市(?:高新技术|经济)开发区|宣城市经济开发区|平顶山市城乡一体化示范区|新乡市平原城乡一体化示范区|南阳市城乡一体化示范区|岳阳市屈原管理区|常德市西洞庭管理区|益阳市大通湖管理区|永州市回龙圩管理区|怀化市洪江管理区|[西南]沙群岛|中沙群岛的岛礁及其海域|大柴旦行政委员会
{%- endmacro -%}
