{#- Returns a text with every match of a regular expression replaced; `[0]` in
    the replacement stands for the match, `[1]` to `[9]` for its groups. -#}
{%- macro replace_matches(text, pattern, replacement='') -%}
    {{- adapter.dispatch('replace_matches', 'oneid')(text, pattern, replacement) -}}
{%- endmacro -%}

{%- macro default__replace_matches(text, pattern, replacement) -%}
    {%- set parts = (replacement | replace('\\', '\\\\')).split('[') -%}
    {%- set groups = [parts[0]] -%}
    {%- for part in parts[1:] -%}
        {%- do groups.append('\\' ~ part | replace(']', '', 1)) -%}
    {%- endfor -%}
    regexp_replace({{ text }}, {{ quoted(pattern) }}, {{ quoted(groups | join) }}, 'g')
{%- endmacro -%}

{%- macro spark__replace_matches(text, pattern, replacement) -%}
    {%- set parts = (replacement | replace('\\', '\\\\') | replace('$', '\\$')).split('[') -%}
    {%- set groups = [parts[0]] -%}
    {%- for part in parts[1:] -%}
        {%- do groups.append('$' ~ part | replace(']', '', 1)) -%}
    {%- endfor -%}
    regexp_replace({{ text }}, {{ quoted(java_pattern(pattern)) }}, {{ quoted(groups | join) }})
{%- endmacro -%}
