{#- Returns a query as split_query does, the steps of its steps beside them: each
    has `full_name`, its own behind those it stands in. `names` maps the steps
    around the query to theirs. -#}
{%- macro flat_query(sql, prefix='', names={}) -%}
    {%- set query = split_query(sql) -%}
    {%- set names = dict(names) -%}
    {%- set steps = [] -%}
    {%- for step in query.steps -%}
        {%- set full_name = prefix ~ step.name -%}
        {%- set inner = flat_query(step.sql, full_name ~ '__', names) -%}
        {%- do steps.extend(inner.steps) -%}
        {%- do steps.append({'name': full_name, 'sql': inner.last}) -%}
        {%- do names.update({step.name: full_name}) -%}
    {%- endfor -%}
    {{ return({'steps': steps, 'last': with_names(query.last, names)}) }}
{%- endmacro -%}
