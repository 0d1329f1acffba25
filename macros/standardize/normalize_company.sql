{#- Returns the key of a company name: without brackets, legal form, blanks and
    punctuation, in lower case and simplified characters; null when nothing is
    left. A branch is not its company: whatever word it has for itself stays. -#}
{%- macro normalize_company(x) -%}
    nullif(
        {{ rewrite(lower_case(fold_variants(clean_text(x))), [
            ('[(\\[【][^)\\]】]*[)\\]】]', ''),
            ('分公司|办事处|代表处|营业部', '分部'),
            ('股份有限公司|有限责任公司|集团有限公司|有限公司|总公司|子公司|公司|集团', ''),
            (
                '(^|[ ,.' ~ han() ~ '])(?:' ~ western_legal_forms() ~ ')[.]?(?:[ ,]|$)',
                '[1]',
            ),
            ('[^a-z0-9' ~ han() ~ ']+', ''),
        ]) }},
        ''
    )
{%- endmacro -%}
