{#- Returns a query with one row per raw field and standard field that staging
    makes of it, read out of the staging models themselves: system, table_name,
    field, standard_field, rule (the macros in the order they stand; null where
    the text is taken as it is), model. -#}
{%- macro field_mappings() -%}
    {%- set rows = [] -%}
    {%- for source in raw_sources() -%}
        {%- set system = source.source_name | replace('raw_', '') -%}
        {%- set name = 'stg_' ~ system ~ '__' ~ source.name -%}
        {%- set node = graph.nodes.get('model.' ~ source.package_name ~ '.' ~ name) -%}
        {%- if node -%}
            {%- for item in selected_items(node.raw_code) -%}
                {#- Most fields are not there at all, which is soon seen. -#}
                {%- set code = item.code | lower -%}
                {%- for field in source.columns
                    if field | lower in code and names_field(item.code, field) -%}
                    {%- do rows.append(
                        "('" ~ [system, source.name, field, item.name, item.rule, name]
                        | join("', '") ~ "')"
                    ) -%}
                {%- endfor -%}
            {%- endfor -%}
        {%- endif -%}
    {%- endfor -%}
    select
        system,
        table_name,
        field,
        standard_field,
        nullif(rule, '') as rule,
        model
    from (values
        {{ rows | unique | join(',\n        ') }}
    ) as mapped (system, table_name, field, standard_field, rule, model)
{%- endmacro -%}

{#- Returns what a model's code selects under a name, as the style guide sets it:
    one item at the eighth column, `<expression> as <name>`. -#}
{%- macro selected_items(code) -%}
    {%- set items = [] -%}
    {#- An item goes on where a line at that column cannot begin one. -#}
    {%- set start = '\\n {8}(?=[^ \\n])(?!(?:end|as|and|or|else|not)\\b|[)|+*/}<>=-])' -%}
    {%- set bare = modules.re.sub('--[^\\n]*|\\{#.*?#\\}', '', code, flags=modules.re.DOTALL) -%}
    {%- for part in modules.re.split(start, bare)[1:] -%}
        {%- set part = modules.re.split('\\n {0,4}(?=[^ \\n])', part)[0].strip().rstrip(',') -%}
        {%- set named = modules.re.match('(?s)(.*?)(?:\\s+as\\s+)?(\\w+)$', part) -%}
        {%- if named and named.group(2) not in ('quarantine_reason', 'row_status') -%}
            {%- set called = modules.re.findall('(\\w+)\\(', named.group(1)) -%}
            {%- do items.append({
                'code': part if not named.group(1) else named.group(1),
                'name': named.group(2),
                'rule': called | reject('in', ['coalesce', 'cast', 'nullif']) | unique | join(', '),
            }) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(items) }}
{%- endmacro -%}

{#- Returns whether an expression names a raw field, as a word of its own. -#}
{%- macro names_field(code, field) -%}
    {{ return(
        modules.re.search(
            '(?<![\\w])' ~ modules.re.escape(field) ~ '(?![\\w(])',
            code,
            modules.re.IGNORECASE
        ) is not none
    ) }}
{%- endmacro -%}
