{#- Returns a select with those of some steps before it that it reads. -#}
{%- macro with_inlined(sql, steps) -%}
    {%- set at = namespace(read=[], text=sql) -%}
    {%- for step in steps | reverse -%}
        {%- if modules.re.search(reading_of(step.name), at.text) -%}
            {%- set at.text = at.text ~ '\n' ~ step.sql -%}
            {%- set at.read = [step.name ~ ' as (' ~ step.sql ~ '\n)'] + at.read -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(('with ' ~ at.read | join(', ') if at.read else '') ~ sql) }}
{%- endmacro -%}
