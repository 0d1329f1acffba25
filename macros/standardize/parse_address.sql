{#- Returns the verdict on an address detail, with its key when ok; see
    normalize_address. -#}
{%- macro parse_address(x) -%}
    {%- set letters = 'a-zà-ɏ' ~ han() -%}
    {{- judge(
        "replace(" ~ lower_case(fold_variants(clean_text(x))) ~ ", '=', '~')",
        [
            ('^[^=]*[*•●]{2}.*$', '=masked'),
            ('^[a-z0-9+/~_$-]{20,}$', '=invalid'),
            ('([0-9a-z]) ?(?:号楼|[幢座栋#])', '[1]栋'),
            ('([0-9]) ?(?:室|房间?)', '[1]'),
            ('([0-9]) ?[-—–−_/] ?([0-9])', '[1]-[2]'),
            ('[^-=0-9' ~ letters ~ ']+|^-+|-+$', ''),
            ('^(?:[^=]*[' ~ letters ~ '][^=]+|[^=]+[' ~ letters ~ '][^=]*)$', '=ok [0]'),
        ]
    ) -}}
{%- endmacro -%}
