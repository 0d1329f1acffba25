select one_ids.one_id
from {{ ref('one_ids') }} as one_ids
inner join {{ ref('int_conformed__customers') }} as customers
    on one_ids.record_id = customers.record_id
group by one_ids.one_id
having count(distinct customers.party_type = 'organisation') > 1
