{#- Returns the forms of address for women, as alternatives of a pattern. -#}
{%- macro female_titles() -%}
    女士|小姐姐?|太太|夫人|阿姨|大姐|大妈|奶奶|妈妈|宝妈|美女|师姐|小妹|大嫂|姑娘
{%- endmacro -%}
