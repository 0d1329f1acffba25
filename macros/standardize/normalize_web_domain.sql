{#- Returns the domain of a web address in lower case, without `www`; null when
    there is none. -#}
{%- macro normalize_web_domain(x) -%}
    {{- extract_match(
        lower_case(replace_matches(clean_text(x), ' ')),
        '^(?:[a-z]+://)?(?:www[0-9]*[.])?((?:[a-z0-9' ~ han() ~ '](?:[a-z0-9' ~ han() ~ '-]*[a-z0-9' ~ han() ~ '])?[.])+(?:[a-z]{2,24}|[' ~ han() ~ ']{2,8}))(?:[:/?#]|$)',
        1
    ) -}}
{%- endmacro -%}
