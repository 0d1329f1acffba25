{#- Returns a name with all hidden but its first character, of a name in letters
    the first of each word. -#}
{%- macro mask_name(name) -%}
    case
        when {{ matches(name, '[' ~ han() ~ ']') }}
            then left({{ name }}, 1) || repeat('*', length({{ name }}) - 1)
        else {{ replace_matches(name, '([^ ])[^ ]*', '[1]***') }}
    end
{%- endmacro -%}
