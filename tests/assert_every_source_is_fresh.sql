{{ config(severity="warn") }}
-- No system is older than its declaration promises.
select
    system,
    newest_record_at,
    age_hours,
    freshness_hours
from {{ ref('governance_source_inventory') }}
where is_late
group by system, newest_record_at, age_hours, freshness_hours
