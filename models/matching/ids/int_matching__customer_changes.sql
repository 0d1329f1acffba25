{#- A view: only a preview asks, and a run need not wait for it. -#}
{{ config(materialized="view") }}
with

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

cluster_ids as (

    select * from {{ ref('int_matching__cluster_ids') }}

),

previous_ids as (

    select * from {{ ref('int_matching__previous_ids') }}

),

current_ids as (

    select
        clusters.id_level,
        clusters.record_id,
        cluster_ids.one_id
    from clusters
    inner join cluster_ids
        on
            clusters.id_level = cluster_ids.id_level
            and clusters.cluster_no = cluster_ids.cluster_no

),

flows as (

    select
        coalesce(current_ids.id_level, previous_ids.id_level) as id_level,
        previous_ids.one_id as from_one_id,
        current_ids.one_id,
        count(*) as records
    from current_ids
    full outer join previous_ids
        on
            current_ids.id_level = previous_ids.id_level
            and current_ids.record_id = previous_ids.record_id
    group by
        coalesce(current_ids.id_level, previous_ids.id_level),
        previous_ids.one_id,
        current_ids.one_id

),

sized as (

    select
        *,
        sum(case when one_id is not null then records else 0 end) over (
            partition by id_level, from_one_id
        ) as staying_records,
        sum(case when from_one_id is not null then records else 0 end) over (
            partition by id_level, one_id
        ) as known_records
    from flows

),

-- A flow may take all that is left of a customer, and may be all that a
-- customer now has from the last release.
judged as (

    select
        *,
        from_one_id is not null
        and one_id is not null
        and records = staying_records as is_whole,
        from_one_id is not null
        and one_id is not null
        and records = known_records as is_alone
    from sized

),

counted as (

    select
        *,
        sum(case when is_whole then 1 else 0 end) over (
            partition by id_level, one_id
        ) as whole_flows,
        sum(case when is_alone then 1 else 0 end) over (
            partition by id_level, from_one_id
        ) as lone_flows
    from judged

),

typed as (

    select
        id_level,
        case
            when from_one_id is null and known_records = 0 then 'created'
            when from_one_id is null then 'joined'
            when one_id is null and staying_records = 0 then 'retired'
            when one_id is null then 'removed'
            when is_whole and whole_flows > 1 then 'merged'
            when is_alone and lone_flows > 1 then 'split'
            when not is_whole and not is_alone then 'moved'
            when from_one_id <> one_id then 'renamed'
        end as change_kind,
        from_one_id,
        one_id,
        records
    from counted

),

final as (

    select *
    from typed
    where change_kind is not null

)

select * from final
