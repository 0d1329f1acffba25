{#- Returns the part of a cleaned Chinese text that may be the name: without blanks
    inside (`张 三`), without what staff write before it (`A张三`) and after it
    (`张三-老客户`, `张三 朝阳店`, `张三收`). -#}
{%- macro spell_chinese_name(text) -%}
    {%- set one = '[' ~ han() ~ ']' -%}
    {{- rewrite(text, [
        ('^.*[' ~ emoji() ~ '].*$', '=nickname'),
        ('^(' ~ one ~ '|' ~ compound_surnames() ~ ') (' ~ one ~ '{1,2})$', '[1][2]'),
        ('^(' ~ one ~ ') (' ~ one ~ ') (' ~ one ~ ')$', '[1][2][3]'),
        (
            '^(?:[sS]?[vV][iI][pP]|[A-Za-z]{1,2}[0-9]{0,3}|[0-9]{1,4})[-_.、: ]*([*' ~ han() ~ '])',
            '[1]',
        ),
        ('[•・‧]', '·'),
        ('(' ~ one ~ ')[.](' ~ one ~ ')', '[1]·[2]'),
        ('^[^=*' ~ han() ~ '].*' ~ company_words() ~ '.*$', '=company'),
        ('^[^=*' ~ han() ~ '].*$', '=nickname'),
        ('^([*·' ~ han() ~ ']+)[^*·' ~ han() ~ '].*$', '[1]'),
        (
            '^(' ~ one ~ '{2,3}?)(?:[老新大]?客户|[老新]?会员|微信|本人|收)$',
            '[1]',
        ),
    ]) -}}
{%- endmacro -%}
