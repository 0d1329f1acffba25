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

candidates as (

    select
        clusters.id_level,
        clusters.cluster_no,
        clusters.record_id,
        coalesce(used_generations.last_generation + 1, 0) as generation,
        row_number() over (
            partition by clusters.id_level, clusters.cluster_no
            order by
                used_generations.last_generation is not null,
                clusters.first_seen_at nulls last,
                clusters.record_id
        ) as candidate_rank
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
    from candidates
    where candidate_rank = 1

)

select * from final
