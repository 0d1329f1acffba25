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

redirects as (

    select * from {{ ref('one_id_redirects') }}

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

ranked as (

    select
        flows.*,
        row_number() over (
            partition by
                flows.id_level,
                flows.from_one_id,
                flows.one_id is null
            order by
                flows.from_one_id = flows.one_id desc,
                flows.records desc,
                coalesce(redirects.redirects_to = flows.one_id, false) desc,
                flows.one_id
        ) as flow_rank
    from flows
    left join redirects
        on flows.from_one_id = redirects.one_id

),

-- A customer goes on where its id does, or else where most of its records do.
judged as (

    select
        *,
        from_one_id is not null
        and one_id is not null
        and flow_rank = 1 as is_main
    from ranked

),

counted as (

    select
        *,
        sum(case when is_main then 1 else 0 end) over (
            partition by id_level, from_one_id
        ) as lives_on,
        sum(case when is_main then 1 else 0 end) over (
            partition by id_level, one_id
        ) as main_flows,
        sum(case when from_one_id is not null then 1 else 0 end) over (
            partition by id_level, one_id
        ) as known_flows
    from judged

),

typed as (

    select
        *,
        case
            when from_one_id is null and known_flows = 0 then 'created'
            when from_one_id is null then 'joined'
            when one_id is null and lives_on = 0 then 'retired'
            when one_id is null then 'removed'
            when is_main and main_flows > 1 then 'merged'
            when not is_main and main_flows = 0 then 'split'
            when not is_main then 'moved'
            when from_one_id <> one_id then 'renamed'
            else 'kept'
        end as change_kind
    from counted

),

parted as (

    select
        *,
        max(case when change_kind = 'split' then 1 else 0 end) over (
            partition by id_level, from_one_id
        ) as has_split
    from typed

),

final as (

    select
        id_level,
        change_kind,
        from_one_id,
        one_id,
        records
    from parted
    where
        change_kind <> 'kept'
        or has_split = 1

)

select * from final
