{#- Returns the key of a company name: without brackets, legal form, blanks and
    punctuation, in lower case and simplified characters; null when nothing is
    left. -#}
{%- macro normalize_company(x) -%}
    nullif(
        {{ replace_matches(
            replace_matches(
                lower_case(fold_variants(clean_text(x))),
                '[(\\[【][^)\\]】]*[)\\]】]|股份有限公司|有限责任公司|集团有限公司|有限公司|分公司|总公司|子公司|公司|集团|,? ?(?:co[.,]* ?,?ltd|company limited|limited|ltd|incorporated|inc|llc|corp(?:oration)?|company|gmbh|plc)[.]?(?: |$)'
            ),
            '[^a-z0-9' ~ han() ~ ']+'
        ) }},
        ''
    )
{%- endmacro -%}
