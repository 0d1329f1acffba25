with

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

id_bearers as (

    select * from {{ ref('int_matching__id_bearers') }}

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

-- After a split an id goes with the largest part of its bearers; of equal parts
-- with the one that has borne it longest.
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
    from parts

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

final as (

    select
        id_level,
        cluster_no,
        one_id,
        departed_batch is not null as was_out_of_use,
        id_rank = 1 as is_borne
    from ranked_ids

)

select * from final
