{#- Returns a query as `steps`, its common table expressions in order, each with
    `name` and `sql`, and `last`, the select behind them. -#}
{%- macro split_query(sql) -%}
    {%- set steps = [] -%}
    {%- set opening = modules.re.match('(?:\\s|--[^\\n]*\\n)*with\\s', sql) -%}
    {%- if not opening -%}{{ return({'steps': steps, 'last': sql}) }}{%- endif -%}
    {%- set at = namespace(last=opening.end(), depth=0, is_over=false) -%}
    {#- Brackets in texts and comments are none. -#}
    {%- for token in modules.re.finditer(
        "'(?:\\\\.|[^'\\\\])*'|--[^\\n]*|[()]", sql, modules.re.DOTALL
    ) if token.group() in '()' -%}
        {%- if not at.is_over and token.group() == '(' -%}
            {%- if at.depth == 0 -%}
                {%- set named = modules.re.search(
                    '(\\w+)\\s+as\\s*$', sql[at.last:token.start()]
                ) -%}
                {%- if named -%}
                    {%- set at.name = named.group(1) -%}
                    {%- set at.body = token.end() -%}
                {%- else -%}
                    {%- set at.is_over = true -%}
                {%- endif -%}
            {%- endif -%}
            {%- set at.depth = at.depth + 1 -%}
        {%- elif not at.is_over -%}
            {%- set at.depth = at.depth - 1 -%}
            {%- if at.depth == 0 -%}
                {%- do steps.append(
                    {'name': at.name, 'sql': sql[at.body:token.start()]}
                ) -%}
                {%- set at.last = token.end() -%}
                {%- set at.is_over = not modules.re.match('\\s*,', sql[at.last:]) -%}
            {%- endif -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return({'steps': steps, 'last': sql[at.last:]}) }}
{%- endmacro -%}
