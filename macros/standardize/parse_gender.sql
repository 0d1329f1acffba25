{#- Returns the verdict on a gender in any coding; see gender_status. -#}
{%- macro parse_gender(x) -%}
    {{- judge(
        "lower(" ~ clean_text(x) ~ ")",
        [
            ('^(?:1|1[.]0|m|male|man|mr[.]?|男性?|男士|男生|先生)$', '=ok male'),
            (
                '^(?:2|2[.]0|f|female|woman|mrs[.]?|ms[.]?|miss|女性?|女士|女生|小姐)$',
                '=ok female',
            ),
            ('^(?:0|0[.]0|u|x|保密|未设置|其他|other|secret|not specified)$', '=absent'),
        ]
    ) -}}
{%- endmacro -%}
