{#- A test of a seed of rules: none under a name that no model reads, which would
    be a typing error, none twice, and each with the columns that its models
    need. `rules` has these by the name of the rule. With `every` none may be
    missing; else a rule that is left out is switched off. -#}
{%- test has_known_rules(model, rules, named_by='rule', every=false) -%}
select
    {{ named_by }} as rule,
    case
        when
            {{ named_by }} is null
            or {{ named_by }} not in ('{{ rules | join("', '") }}')
            then 'no model reads it'
        when count(*) > 1 then 'is there twice'
        {%- for rule, columns in rules.items() %}
        {%- for column in columns %}
        when {{ named_by }} = '{{ rule }}' and count({{ column }}) = 0
            then 'has no {{ column }}'
        {%- endfor %}
        {%- endfor %}
    end as problem
from {{ model }}
group by {{ named_by }}
having problem is not null
{%- if every %}
{%- for rule in rules %}

union all

select
    '{{ rule }}' as rule,
    'is missing' as problem
from {{ model }}
having count(case when {{ named_by }} = '{{ rule }}' then 1 end) = 0
{%- endfor %}
{%- endif %}
{%- endtest -%}
