{#- Returns a cell of tags as one list with commas, whichever marks part them;
    null when it holds none. -#}
{%- macro normalize_tags(x) -%}
    nullif({{ replace_matches(
        replace_matches(clean_text(x), '^[ ,，;；、|]+|[ ,，;；、|]+$', ''),
        ' *[,，;；、|]+ *', ','
    ) }}, '')
{%- endmacro -%}
