{#- Returns the surname in a full or partial name, or null when it is not known.
    In Latin letters it is what stands before a comma, else a first word in
    capitals, else a last or a first word that is a Chinese surname, else the last
    word. -#}
{%- macro family_name(x) -%}
    {%- set pinyin = '(?i:' ~ pinyin_surnames() ~ ')' -%}
    {{- extract_match(
        rewrite(
            known_name(x),
            [
                ('^' ~ surname(), '>[0]<'),
                ('<.*$', ''),
                ('^[*' ~ han() ~ '].*$', '='),
                ('^([^=>,]+),.*$', '>[1]'),
                ('^([A-Z]{2,}) .*[a-z].*$', '>[1]'),
                ('^[^=>].* (' ~ pinyin ~ ')$', '>[1]'),
                ('^(' ~ pinyin ~ ') .*$', '>[1]'),
                ('^(?:[^=>].* )?([^=> ]+)$', '>[1]'),
            ]
        ),
        '^>(.*)$',
        1
    ) -}}
{%- endmacro -%}
