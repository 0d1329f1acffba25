{#- Returns whether a text has a match of a regular expression (plain text,
    syntax common to RE2 and Java) anywhere. -#}
{%- macro matches(text, pattern) -%}
    {{- adapter.dispatch('matches', 'oneid')(text, pattern) -}}
{%- endmacro -%}

{%- macro default__matches(text, pattern) -%}
    regexp_matches({{ text }}, {{ quoted(pattern) }})
{%- endmacro -%}

{%- macro spark__matches(text, pattern) -%}
    regexp_like({{ text }}, {{ quoted(java_pattern(pattern)) }})
{%- endmacro -%}
