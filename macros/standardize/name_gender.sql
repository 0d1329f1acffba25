{#- Returns 'male' or 'female' when a title after the name, or before a Latin
    one, says so, else null. Few names have one. -#}
{%- macro name_gender(x) -%}
    {%- set maybe = male_titles() ~ '|' ~ female_titles() ~ '|[哥叔爷姐姨嫂婶奶mM]|[^ -~' ~ han() ~ ']' -%}
    {%- set named = '^(?:[A-Za-z]{1,2}[- ]?)?[*' ~ han() ~ ']{1,4}?[( ]?(?:' -%}
    {%- set end = ')(?:[-)_/,(]| |$)' -%}
    case
        when not {{ matches(x, maybe) }} then null
        when {{ matches(clean_text(x), named ~ male_titles() ~ '|[哥叔爷]' ~ end ~ '|^(?i:mr)[. ]') }}
            then 'male'
        when {{ matches(clean_text(x), named ~ female_titles() ~ '|[姐姨嫂婶奶]' ~ end ~ '|^(?i:mrs|ms|miss|madam)[. ]') }}
            then 'female'
    end
{%- endmacro -%}
