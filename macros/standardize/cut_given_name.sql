{#- Returns given_name for a verdict of parse_name. -#}
{%- macro cut_given_name(verdict) -%}
    {%- set pinyin = '(?i:' ~ pinyin_surnames() ~ ')' -%}
    {{- extract_match(
        rewrite(
            verdict,
            [
                ('^=ok ' ~ surname() ~ '([' ~ han() ~ ']+)$', '>[1]'),
                ('^=partial [^*]*([*][' ~ han() ~ ']+)$', '>[1]'),
                ('^=ok [^,]+, (.*)$', '>[1]'),
                ('^=ok [A-Z]{2,} (.*[a-z].*)$', '>[1]'),
                ('^=ok (.*) ' ~ pinyin ~ '$', '>[1]'),
                ('^=ok ' ~ pinyin ~ ' (.*)$', '>[1]'),
                ('^=ok (.*) [^ ]+$', '>[1]'),
            ]
        ),
        '^>(.*)$',
        1
    ) -}}
{%- endmacro -%}
