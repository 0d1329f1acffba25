{#- Returns how likely a record of somebody with two contacts gives another one
    than each of so many other records does, when the first contact is given with
    this chance. -#}
{%- macro chance_to_differ(first_share, others) -%}
    {{ first_share }} * power(1 - {{ first_share }}, {{ others }})
    + (1 - {{ first_share }}) * power({{ first_share }}, {{ others }})
{%- endmacro -%}
