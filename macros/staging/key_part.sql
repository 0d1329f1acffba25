{#- Returns a source's own key or scope as a part of our keys: a colon in it is
    escaped, so that two different keys never read the same. -#}
{%- macro key_part(column_name) -%}
    replace(replace({{ column_name }}, '%', '%25'), ':', '%3A')
{%- endmacro -%}
