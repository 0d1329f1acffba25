{#- Returns whether a name has the legal form of a company, as no person's has. -#}
{%- macro has_legal_form(x) -%}
    {{ matches(x, '公司|集[团團]|合伙企业') }}
    or {{ matches(
        lower_case(x), '[ ,.](?:' ~ western_legal_forms() ~ ')[.]?$'
    ) }}
{%- endmacro -%}
