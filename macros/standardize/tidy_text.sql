{#- Returns clean_text without its last step: a text that says nothing stays. -#}
{%- macro tidy_text(x) -%}
    {%- set untidy = '[^ -~' ~ han() ~ "]|^[ '`=]| $|  " -%}
    case
        when {{ matches(x, untidy) }}
            then {{ without_text_guards(with_single_blanks(fold_width(x))) }}
        else {{ x }}
    end
{%- endmacro -%}
