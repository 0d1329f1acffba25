with

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

id_bearers as (

    select * from {{ ref('int_matching__id_bearers') }}

),

pins as (

    select distinct
        id_level,
        cluster_no,
        one_id
    from {{ ref('int_matching__pins') }}
    where problem is null

),

parts as (

    select
        clusters.id_level,
        clusters.cluster_no,
        id_bearers.one_id,
        id_bearers.departed_batch,
        id_bearers.minted_event_no,
        count(*) as shared_records,
        min(id_bearers.arrived_batch) as first_arrived_batch,
        max(case when id_bearers.is_minted_from then 1 else 0 end)
            as has_first_record,
        min(clusters.record_no) as first_record_no
    from clusters
    inner join id_bearers
        on
            clusters.id_level = id_bearers.id_level
            and clusters.record_id = id_bearers.record_id
    group by
        clusters.id_level,
        clusters.cluster_no,
        id_bearers.one_id,
        id_bearers.departed_batch,
        id_bearers.minted_event_no

),

-- A pinned id goes where it is pinned.
unpinned_parts as (

    select parts.*
    from parts
    left join pins
        on parts.one_id = pins.one_id
    where pins.one_id is null

),

-- After a split any other goes with the largest part of its bearers; of equal
-- parts with the one that has borne it longest.
largest_parts as (

    select
        *,
        row_number() over (
            partition by id_level, one_id
            order by
                shared_records desc,
                first_arrived_batch nulls last,
                has_first_record desc,
                first_record_no
        ) as part_rank
    from unpinned_parts

),

-- Where several ids come together, one in use goes before one out of use;
-- then the one with most records stays, of those out of use the one that was
-- so last, and then the oldest.
ranked_ids as (

    select
        *,
        row_number() over (
            partition by id_level, cluster_no
            order by
                departed_batch is not null,
                shared_records desc,
                departed_batch desc nulls last,
                minted_event_no nulls last,
                one_id
        ) as id_rank
    from largest_parts
    where part_rank = 1

),

carried as (

    select
        ranked_ids.id_level,
        ranked_ids.cluster_no,
        ranked_ids.one_id,
        ranked_ids.departed_batch is not null as was_out_of_use,
        false as is_moved_by_pin,
        ranked_ids.id_rank = 1 and pins.one_id is null as is_borne
    from ranked_ids
    left join pins
        on
            ranked_ids.id_level = pins.id_level
            and ranked_ids.cluster_no = pins.cluster_no

),

-- Where no record of the cluster bears the id yet, only the pin brings it.
pinned as (

    select
        pins.id_level,
        pins.cluster_no,
        pins.one_id,
        false as was_out_of_use,
        parts.one_id is null as is_moved_by_pin,
        true as is_borne
    from pins
    left join parts
        on
            pins.id_level = parts.id_level
            and pins.cluster_no = parts.cluster_no
            and pins.one_id = parts.one_id
            and parts.departed_batch is null

),

final as (

    select * from carried

    union all

    select * from pinned

)

select * from final
