{#- Returns a query in steps that are tables one after the other: `steps`, each
    with `name` and `sql`, and `last`, the select over them. Spark writes a common
    table expression out again wherever it is read, so that rounds of joins would
    grow a hundredfold: what is read more than once and itself reads more than
    three relations is a table. `tables` is what their names start with. -#}
{%- macro query_steps(sql, tables) -%}
    {%- set query = flat_query(sql) -%}
    {%- set made, names, widths, inlined = [], {}, {}, [] -%}
    {%- set texts = query.steps | map(attribute='sql') | list + [query.last] -%}
    {%- for step in query.steps -%}
        {%- set reads = modules.re.findall(reading_of('([\\w.`]+)'), step.sql) -%}
        {%- set at = namespace(width=0, reads=0) -%}
        {%- for _, name in reads -%}
            {%- set at.width = at.width + widths.get(name, 1) -%}
        {%- endfor -%}
        {%- for text in texts[loop.index:] -%}
            {%- set at.reads = at.reads
                + modules.re.findall(reading_of(step.name), text) | length -%}
        {%- endfor -%}
        {%- if at.reads > 1 and at.width > 3 -%}
            {%- do made.append({
                'name': tables ~ step.name,
                'sql': with_inlined(with_names(step.sql, names), inlined)
            }) -%}
            {%- do names.update({step.name: tables ~ step.name}) -%}
        {%- else -%}
            {%- do widths.update({step.name: at.width}) -%}
            {%- do inlined.append(
                {'name': step.name, 'sql': with_names(step.sql, names)}
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return({
        'steps': made,
        'last': with_inlined(with_names(query.last, names), inlined)
    }) }}
{%- endmacro -%}
