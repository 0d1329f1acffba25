{{ config(severity="warn") }}
-- On the last day that a table landed, it landed as much as such days do.
select
    volumes.system,
    volumes.table_name,
    volumes.landed_date,
    volumes.landed_rows,
    volumes.usual_rows
from {{ ref('governance_landing_volume') }} as volumes
left join {{ ref('governance_landing_volume') }} as later
    on
        volumes.system = later.system
        and volumes.table_name = later.table_name
        and volumes.landed_date < later.landed_date
where
    volumes.is_unusual
    and later.system is null
