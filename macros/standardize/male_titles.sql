{#- Returns the forms of address for men, as alternatives of a pattern. -#}
{%- macro male_titles() -%}
    先生|男士|帅哥|大哥|大叔|叔叔|伯伯|大爷|爷爷|爸爸|师兄|公子|老弟|小哥|大伯
{%- endmacro -%}
