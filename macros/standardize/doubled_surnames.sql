{#- Returns the pattern of one surname written twice (花花, 乐乐), a pet name. -#}
{%- macro doubled_surnames() -%}
    ^(?:
    {%- for surname in single_surnames() -%}
        {{ surname }}{{ surname }}{{ '|' if not loop.last }}
    {%- endfor -%}
    )$
{%- endmacro -%}
