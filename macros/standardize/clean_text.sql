{#- Returns a text with full-width forms folded, invisible characters and text
    guards removed and blanks collapsed; null when nothing or a null-like word
    is left. A plain text takes the short way. -#}
{%- macro clean_text(x) -%}
    case
        when {{ matches(x, plain_text()) }} then {{ x }}
        else {{ extract_match(
            replace_matches(tidy_text(x), null_like_words()), '^.+$'
        ) }}
    end
{%- endmacro -%}
