{#- Returns what parse_name knows of a name, full or partial; a text that begins
    with `=` when it knows nothing or the name is not made of surname and given
    name (阿卜杜拉·买买提). -#}
{%- macro known_name(x) -%}
    {{- rewrite(
        parse_name(x), [('^=(?:ok|partial) ', ''), ('^[^=]*·.*$', '=')]
    ) -}}
{%- endmacro -%}
