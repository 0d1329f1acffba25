{#- Returns a text with full-width forms folded, invisible characters and text
    guards removed and blanks collapsed; null when nothing or a null-like word
    is left. -#}
{%- macro clean_text(x) -%}
    {{- extract_match(
        replace_matches(tidy_text(x), null_like_words()), '^.+$'
    ) -}}
{%- endmacro -%}
