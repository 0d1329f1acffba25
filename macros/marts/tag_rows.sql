{#- Returns a select of one_id and tag, with a row wherever the condition of a tag of
    the seed holds; tags that have expired give none. -#}
{%- macro tag_rows(relation, tags) -%}
    {%- set rows = tags_in_force(tags) -%}
    {%- for row in rows %}
    select
        one_id,
        {{ quoted(row[0]) }} as tag
    from {{ relation }}
    {# The engine shows the line of what it cannot compare: it names the tag. -#}
    where /* tag {{ row[0] }} */ ({{ row[1] }})
        {%- if not loop.last %}

    union all
        {% endif -%}
    {%- else %}
    select
        one_id,
        cast(null as {{ dbt.type_string() }}) as tag
    from {{ relation }}
    where 1 = 0
    {%- endfor -%}
{%- endmacro -%}

{#- Returns tag and condition of each tag that has not expired, checked; none while
    dbt only parses, or compiles before anything was built. -#}
{%- macro tags_in_force(tags) -%}
    {%- if not execute or not load_relation(tags) -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set rows = run_query(
        'select tag, condition from ' ~ tags
        ~ ' where expires_on is null or expires_on > ' ~ local_date(as_of()) ~ ' order by tag'
    ).rows -%}
    {%- set names = column_names('customer_360') -%}
    {%- for row in rows -%}
        {%- if not modules.re.fullmatch('[a-z][a-z0-9_]*', row[0]) -%}
            {{ exceptions.raise_compiler_error(
                'The tag `' ~ row[0] ~ '` is not named in small letters, digits and '
                ~ 'underscores, a letter first.'
            ) }}
        {%- endif -%}
        {%- do check_condition('tag ' ~ row[0], row[1], names, 'customer_360') -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro -%}
