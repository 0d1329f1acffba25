{#- Returns the pattern of short Chinese texts that may be more than a name. -#}
{%- macro names_to_judge() -%}
    [总總工哥姐董叔姨婶嫂爷奶某收店厂馆局处所社部]$|{{ company_words() }}|(?:{{ titles() }})$|^(?:{{ compound_surnames() }})$|{{ nicknames() }}
{%- endmacro -%}
