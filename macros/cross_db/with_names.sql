{#- Returns a select that reads relations under other names; `names` maps the old
    ones to the new ones. -#}
{%- macro with_names(sql, names) -%}
    {%- set at = namespace(sql=sql) -%}
    {%- for name, other in names.items() if name != other -%}
        {%- set read = reading_of(name) -%}
        {%- set at.sql = modules.re.sub(
            read ~ '(?=\\s+as\\b)', '\\g<1>' ~ other, at.sql
        ) -%}
        {%- set at.sql = modules.re.sub(
            read, '\\g<1>' ~ other ~ ' as ' ~ name, at.sql
        ) -%}
    {%- endfor -%}
    {{ return(at.sql) }}
{%- endmacro -%}
