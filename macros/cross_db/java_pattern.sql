{#- Returns a pattern as Java has to read it to find what RE2 finds: only \n ends a
    line, and $ outside a class is the end of the text, not a line break before it. -#}
{%- macro java_pattern(pattern) -%}
    (?d)
    {%- for part in modules.re.findall(
        '\\\\.|\\[(?:\\\\.|[^]\\\\])*\\]|.', pattern, modules.re.DOTALL
    ) -%}
        {{ '\\z' if part == '$' else part }}
    {%- endfor -%}
{%- endmacro -%}
