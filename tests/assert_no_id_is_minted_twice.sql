select
    one_id,
    count(*) as mintings
from {{ ref('one_id_events') }}
where minted_generation is not null
group by one_id
having count(*) > 1
