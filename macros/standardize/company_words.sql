{#- Returns the pattern of what only names of organisations contain. -#}
{%- macro company_words() -%}
    (?:公司|集[团團]|股份|工厂|商行|商店|商城|商贸|超市|经营部|工作室|事务所|[医醫]院|诊所|药店|药房|[学學]校|[学學]院|大[学學]|中[学學]|小[学學]|幼儿园|[银銀]行|酒店|宾馆|饭店|餐厅|旗舰店|专卖店|专营店|中心|协会|委员会|合作社|门市部|[店厂馆]$|..[局处所社部]$|(?i:\b(?:co[.]?,? ?ltd|ltd|inc|llc|corp|gmbh|plc|limited|company|group|university|technology|trading|studio|store)\b))
{%- endmacro -%}
