{#- Returns a group of the first match of a regular expression, or null when
    there is no match. -#}
{%- macro extract_match(text, pattern, group=0) -%}
    {{- adapter.dispatch('extract_match', 'oneid')(text, pattern, group) -}}
{%- endmacro -%}

{%- macro default__extract_match(text, pattern, group) -%}
    {#- regexp_extract gives '' for no match, and telling that from an empty match
        would write the text twice. -#}
    regexp_extract_all({{ text }}, {{ quoted(pattern) }}, {{ group }})[1]
{%- endmacro -%}

{%- macro spark__extract_match(text, pattern, group) -%}
    get(regexp_extract_all({{ text }}, {{ quoted(java_pattern(pattern)) }}, {{ group }}), 0)
{%- endmacro -%}
