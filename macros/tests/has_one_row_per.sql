{#- A test that some columns together are a key, never null, never twice, and
    that the `filled` ones beside it are never null. -#}
{%- test has_one_row_per(model, columns, filled=[]) -%}
select
    {{ columns | join(', ') }},
    count(*) as row_count
    {%- for column in filled %},
    count({{ column }}) as with_{{ column }}
    {%- endfor %}
from {{ model }}
group by {{ columns | join(', ') }}
having
    count(*) > 1
    or {{ columns | join(' is null or ') }} is null
    {%- for column in filled %}
    or count({{ column }}) < count(*)
    {%- endfor %}
{%- endtest -%}
