{#- Returns the verdict on what spell_chinese_name left. -#}
{%- macro judge_chinese_name(text) -%}
    {%- set one = '[' ~ han() ~ ']' -%}
    {%- set single = '[' ~ single_surnames() ~ ']' -%}
    {%- set surname = '(?:' ~ compound_surnames() ~ '|' ~ single ~ ')' -%}
    {%- set double_surname = '[' ~ common_surnames() ~ ']{2}' -%}
    {%- set full = '(?:(?:' ~ surname ~ ')' ~ one ~ '{1,2}?|' ~ double_surname ~ one ~ '{2})' -%}
    {%- set title = '(?:某{1,2}(?:' ~ titles() ~ ')?|' ~ titles() ~ '|[总總工哥姐董叔姨婶嫂爷奶])' -%}
    {{- rewrite(text, [
        ('^[*·]+$', '=masked'),
        ('^(' ~ surname ~ '?)[*]+(' ~ one ~ '{0,2})$', '=partial [1]*[2]'),
        ('^[^=]*[*].*$', '=masked'),
        ('^[^=]*' ~ company_words() ~ '.*$', '=company'),
        (nicknames(), '=nickname'),
        (doubled_surnames(), '=nickname'),
        ('^[老小阿](' ~ single ~ ')$', '=partial [1]'),
        ('^' ~ surname ~ '$', '=partial [0]'),
        ('^(' ~ surname ~ ')' ~ title ~ '$', '=partial [1]'),
        ('^(' ~ full ~ ')(?:' ~ titles() ~ '|[总總姐哥董])$', '=ok [1]'),
        ('^' ~ full ~ '$', '=ok [0]'),
        ('^' ~ one ~ '+(?:·' ~ one ~ '+)+$', '=ok [0]'),
    ]) -}}
{%- endmacro -%}
