{#- Returns the status in a verdict; see judge. -#}
{%- macro status_of(verdict) -%}
    {{- extract_match(verdict, '^=([a-z_]+)', 1) -}}
{%- endmacro -%}
