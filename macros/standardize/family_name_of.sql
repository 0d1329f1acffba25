{#- Returns the surname in a verdict of parse_name, given as a column; see
    family_name. A plain Chinese name takes the short way. -#}
{%- macro family_name_of(verdict) -%}
    case
        when {{ is_plain_name_verdict(verdict) }} then substr({{ verdict }}, 5, 1)
        when {{ matches(verdict, '^=(?:ok|partial) ') }}
            then {{ cut_family_name(verdict) }}
    end
{%- endmacro -%}
