{#- Returns a full name from its two parts: family name first where either is
    Chinese, given name first elsewhere; one part alone is all there is. -#}
{%- macro join_name(family_name, given_name) -%}
    {%- set family = clean_text(family_name) -%}
    {%- set given = clean_text(given_name) -%}
    case
        when {{ matches(family ~ " || " ~ given, '[' ~ han() ~ ']') }}
            then {{ family }} || {{ given }}
        else nullif(concat_ws(' ', {{ given }}, {{ family }}), '')
    end
{%- endmacro -%}
