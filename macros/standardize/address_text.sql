{#- Returns a cleaned address that begins with its province: without the country,
    and with the part after `@#` first where only that has one. -#}
{%- macro address_text(x) -%}
    {%- set province = '(?:' ~ official_provinces() ~ '|' ~ short_provinces() ~ ')' -%}
    {{- rewrite(
        clean_text(x),
        [
            ('[|]', '/'),
            ('^(?:中国|中华人民共和国)' ~ address_gap() ~ '*', ''),
            ('^' ~ province, '|[0]'),
            ('^([^|].*)@#(' ~ province ~ '.*)$', '[2],[1]'),
            ('^[|]', ''),
        ]
    ) -}}
{%- endmacro -%}
