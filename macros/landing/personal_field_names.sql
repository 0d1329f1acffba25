{#- Returns a pattern of the names, in lower case, of fields that identify people
    or hold what people wrote; for fields that nothing else classifies. -#}
{%- macro personal_field_names() -%}
    {{ return(
        'name|nick|phone|mobile|tel|fax|mail|address|open_?u?id|union_?id|user|buyer'
        ~ '|customer|member|contact|account|payer|counterparty|logon|external|pin'
        ~ '|fans|xid|openid|cert|qq|remark|note|memo|content|words|comment|owner'
        ~ '|creator|updater|birth|receiver|sender|author|subject|who|what'
        ~ '|姓名|电话|手机|地址|备注|证件|对方|收货|录入人'
    ) }}
{%- endmacro -%}
