select decisions.decision_id
from {{ ref('int_conformed__decisions') }} as decisions
inner join {{ ref('one_ids') }} as ids_a
    on decisions.record_id_a = ids_a.record_id
inner join {{ ref('one_ids') }} as ids_b
    on decisions.record_id_b = ids_b.record_id
where
    decisions.decision = 'cannot_link'
    and ids_a.one_id = ids_b.one_id
