{#- A test that a table has one row, no more and no less. -#}
{%- test is_one_row(model) -%}
select count(*) as row_count
from {{ model }}
having count(*) <> 1
{%- endtest -%}
