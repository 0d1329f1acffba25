{#- Returns the pattern of texts that say nothing: empty, signs only, or a word
    for nothing. `NA` and `Nan` are given names and so are not among them. -#}
{%- macro null_like_words() -%}
    ^(?:[-‐-―_/\\.。…?]*|[(<\[]?(?:null|Null|NULL|none|None|NONE|nil|NIL)[)>\]]?|#?[nN]/[aA]|nan|NaN|undefined|unknown|Unknown|UNKNOWN|无|空|没有|暂无|未知|不详|未填写?|不明)$
{%- endmacro -%}
