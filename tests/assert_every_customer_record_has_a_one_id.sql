-- Neither more nor fewer records have an id than there are.
select
    customers.record_id,
    one_ids.record_id as record_id_with_id
from {{ ref('int_conformed__customers') }} as customers
full outer join {{ ref('one_ids') }} as one_ids
    on customers.record_id = one_ids.record_id
where
    customers.record_id is null
    or one_ids.record_id is null
