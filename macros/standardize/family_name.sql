{#- Returns the surname in a full or partial name, or null when it is not known.
    In Latin letters it is what stands before a comma, else a first word in
    capitals, else a last or a first word that is a Chinese surname, else the last
    word. A name not made of surname and given name (阿卜杜拉·买买提) has none. -#}
{%- macro family_name(x) -%}
    {{- cut_family_name(parse_name(x)) -}}
{%- endmacro -%}
