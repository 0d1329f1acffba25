{#- Returns the given name in a full name, what a masked name shows of it with a
    star before (`*丰` of `张*丰`), or null when nothing of it is known. -#}
{%- macro given_name(x) -%}
    {%- set pinyin = '(?i:' ~ pinyin_surnames() ~ ')' -%}
    {{- extract_match(
        rewrite(
            parse_name(x),
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
