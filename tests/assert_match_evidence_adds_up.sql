select
    record_id_a,
    record_id_b,
    sum(weight_millibits) as summed_millibits,
    max(total_millibits) as total_millibits
from {{ ref('match_evidence') }}
group by record_id_a, record_id_b
having
    sum(weight_millibits) <> max(total_millibits)
    or min(total_millibits) <> max(total_millibits)
