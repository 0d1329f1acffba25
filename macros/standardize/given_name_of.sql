{#- Returns the given name in a verdict of parse_name, given as a column; see
    given_name. A plain Chinese name takes the short way. -#}
{%- macro given_name_of(verdict) -%}
    case
        when {{ is_plain_name_verdict(verdict) }} then substr({{ verdict }}, 6)
        when {{ matches(verdict, '^=(?:ok|partial) ') }}
            then {{ cut_given_name(verdict) }}
    end
{%- endmacro -%}
