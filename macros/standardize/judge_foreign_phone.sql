{#- Returns the verdict on digits after + or 00 and another country's code; others
    stay as they are. Where the plan is simple and near (Hong Kong, Macau, Taiwan,
    Singapore) mobiles and landlines are told apart; elsewhere only the length is
    checked. -#}
{%- macro judge_foreign_phone(text) -%}
    {%- set landline = '852[23][0-9]{7}|853(?:28|8[0-9])[0-9]{6}|886[2-8][0-9]{7,8}|656[0-9]{7}' -%}
    {%- set mobile = '852[4-9][0-9]{7}|8536[0-9]{7}|8869[0-9]{8}|65[89][0-9]{7}|1[2-9][0-9]{2}[2-9][0-9]{6}' -%}
    {{- rewrite(text, [
        ('^00([1-9])', '+[1]'),
        ('^[+]8860', '+886'),
        ('^[+](' ~ landline ~ ')$', '=landline +[1]'),
        ('^[+](' ~ mobile ~ ')$', '=ok +[1]'),
        ('^[+](?:86|852|853|886|65|1)[0-9]*$', '=invalid'),
        ('^[+]([1-9][0-9]{6,14})$', '=ok +[1]'),
    ]) -}}
{%- endmacro -%}
