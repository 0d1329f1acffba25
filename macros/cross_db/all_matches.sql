{#- Returns an array of all matches of a regular expression in a text. -#}
{%- macro all_matches(text, pattern) -%}
    {{- adapter.dispatch('all_matches', 'oneid')(text, pattern) -}}
{%- endmacro -%}

{%- macro default__all_matches(text, pattern) -%}
    regexp_extract_all({{ text }}, {{ quoted(pattern) }})
{%- endmacro -%}

{%- macro spark__all_matches(text, pattern) -%}
    regexp_extract_all({{ text }}, {{ quoted(java_pattern(pattern)) }}, 0)
{%- endmacro -%}
