{#- Returns the value in a verdict whose status is one of those given, or null;
    see judge. -#}
{%- macro value_of(verdict, statuses=['ok']) -%}
    {{- extract_match(verdict, '^=(?:' ~ statuses | join('|') ~ ') (.*)$', 1) -}}
{%- endmacro -%}
