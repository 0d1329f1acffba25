with

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

carried_ids as (

    select *
    from {{ ref('int_matching__carried_ids') }}
    where is_borne

),

previous_events as (

    select * from {{ source('previous', 'one_id_events') }}

),

used_generations as (

    select
        id_level,
        record_id,
        max(minted_generation) as last_generation
    from previous_events
    where minted_generation is not null
    group by id_level, record_id

),

-- Record numbers are in the order of record ids, and shorter.
candidates as (

    select
        clusters.id_level,
        clusters.cluster_no,
        clusters.record_no,
        clusters.first_seen_at,
        coalesce(used_generations.last_generation + 1, 0) as generation
    from clusters
    left join carried_ids
        on
            clusters.id_level = carried_ids.id_level
            and clusters.cluster_no = carried_ids.cluster_no
    left join used_generations
        on
            clusters.id_level = used_generations.id_level
            and clusters.record_id = used_generations.record_id
    where carried_ids.one_id is null

),

ranked as (

    select
        *,
        row_number() over (
            partition by id_level, cluster_no
            order by
                generation > 0,
                first_seen_at nulls last,
                record_no
        ) as candidate_rank
    from candidates

),

first_records as (

    select
        ranked.id_level,
        ranked.cluster_no,
        clusters.record_id,
        ranked.generation
    from ranked
    inner join clusters
        on
            ranked.id_level = clusters.id_level
            and ranked.record_no = clusters.record_no
    where ranked.candidate_rank = 1

),

final as (

    select
        id_level,
        cluster_no,
        case when id_level = 'strict' then 's' else 'c' end
        || left(
            {{ keyed_hash(
                "id_level || '|' || record_id || '|' || cast(generation as "
                ~ dbt.type_string() ~ ")"
            ) }},
            24
        ) as one_id,
        record_id as minted_from,
        generation as minted_generation
    from first_records

)

select * from final
