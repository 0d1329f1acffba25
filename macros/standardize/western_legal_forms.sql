{#- Returns the pattern of legal forms in Latin letters, in lower case. -#}
{%- macro western_legal_forms() -%}
    gmbh ?& ?co[.]? ?kg|(?:pte|pty|co)?[., ]*ltd|company limited|limited|incorporated|inc|l[.]?l[.]?c|l[.]?l[.]?p|corp(?:oration)?|co|company|gmbh|plc|ag|kg|s[.]?a|s[.]?r[.]?l|b[.]?v
{%- endmacro -%}
