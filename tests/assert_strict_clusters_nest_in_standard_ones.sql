select strict_one_id
from {{ ref('one_ids') }}
group by strict_one_id
having count(distinct one_id) > 1
