{#- Returns the verdict on a name without Chinese characters. One word alone
    is a nickname, or partial when a title stands before it. -#}
{%- macro judge_latin_name(text) -%}
    {%- set letter = '[A-Za-zÀ-ɏḀ-ỿ]' -%}
    {%- set word = letter ~ "[A-Za-zÀ-ɏḀ-ỿ'’.-]*" -%}
    {%- set title = '(?i:mr|mrs|ms|miss|madam|dr|prof)(?:[.] ?| )' -%}
    {{- rewrite(text, [
        ('^.*[' ~ emoji() ~ '].*$', '=nickname'),
        ('^[-+0-9() ./]+$', '=invalid'),
        ('^[^=].*@.*[.].*$', '=invalid'),
        ('^[^=]*~.*$', '=invalid'),
        ('^[-A-Za-z0-9+/_]{20,}$', '=invalid'),
        ('^[^=]*' ~ company_words() ~ '.*$', '=company'),
        (
            '^[^=]*(?i:\\b(?:user|guest|test|customer|member|anonymous|admin|wechat|vip)\\b).*$',
            '=nickname',
        ),
        ('^' ~ title ~ '(' ~ word ~ ')$', '=partial [1]'),
        ('^' ~ title, ''),
        (' ?, ?', ', '),
        ('^' ~ letter ~ "[.]?(?:,? " ~ letter ~ "[.]?)*$", '=nickname'),
        ('^' ~ word ~ '(?:,? ' ~ word ~ '){1,4}$', '=ok [0]'),
    ]) -}}
{%- endmacro -%}
