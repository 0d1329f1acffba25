{#- Returns whether a verdict of parse_name is a full Chinese name with a surname of
    one character, which most are. -#}
{%- macro is_plain_name_verdict(verdict) -%}
    (
        {{ matches(verdict, '^=ok [' ~ single_surnames() ~ '][' ~ han() ~ ']{1,2}$') }}
        and not {{ matches(verdict, '^=ok (?:' ~ compound_surnames() ~ ')') }}
    )
{%- endmacro -%}
