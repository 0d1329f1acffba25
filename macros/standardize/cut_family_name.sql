{#- Returns family_name for a verdict of parse_name. -#}
{%- macro cut_family_name(verdict) -%}
    {%- set pinyin = '(?i:' ~ pinyin_surnames() ~ ')' -%}
    {{- extract_match(
        rewrite(
            verdict,
            [
                ('^=(?:ok|partial) ', ''),
                ('^[^=]*·.*$', '='),
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
