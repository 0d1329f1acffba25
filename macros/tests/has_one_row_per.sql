{#- A test that some columns together are a key: never null, never twice. -#}
{%- test has_one_row_per(model, columns) -%}
select
    {{ columns | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having
    count(*) > 1
    or {{ columns | join(' is null or ') }} is null
{%- endtest -%}
