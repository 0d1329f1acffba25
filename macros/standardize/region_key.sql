{#- Returns the text of a region as region_aliases has it: cleaned, in lower
    case, without blanks, apostrophes and hyphens. -#}
{%- macro region_key(x) -%}
    {{ lower_case(replace_matches(clean_text(x), "[ '’.-]+")) }}
{%- endmacro -%}
