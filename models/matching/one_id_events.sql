with

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

cluster_ids as (

    select * from {{ ref('int_matching__cluster_ids') }}

),

carried_ids as (

    select *
    from {{ ref('int_matching__carried_ids') }}
    where is_borne

),

previous_ids as (

    select * from {{ ref('int_matching__previous_ids') }}

),

previous_events as (

    select * from {{ source('previous', 'one_id_events') }}

),

redirects as (

    select * from {{ ref('one_id_redirects') }}

),

current_ids as (

    select
        clusters.id_level,
        clusters.record_id,
        cluster_ids.one_id,
        cluster_ids.origin,
        case
            when clusters.record_id = cluster_ids.minted_from
                then cluster_ids.minted_generation
        end as minted_generation
    from clusters
    inner join cluster_ids
        on
            clusters.id_level = cluster_ids.id_level
            and clusters.cluster_no = cluster_ids.cluster_no

),

live_ids as (

    select distinct previous_ids.one_id
    from previous_ids
    inner join carried_ids
        on previous_ids.one_id = carried_ids.one_id

),

pinned_ids as (

    select one_id
    from carried_ids
    where is_moved_by_pin

),

changes as (

    select
        coalesce(current_ids.id_level, previous_ids.id_level) as id_level,
        coalesce(current_ids.record_id, previous_ids.record_id) as record_id,
        previous_ids.one_id as from_one_id,
        current_ids.one_id,
        current_ids.origin,
        current_ids.minted_generation
    from current_ids
    full outer join previous_ids
        on
            current_ids.id_level = previous_ids.id_level
            and current_ids.record_id = previous_ids.record_id
    where
        previous_ids.one_id is null
        or current_ids.one_id is null
        or previous_ids.one_id <> current_ids.one_id

),

typed as (

    select
        changes.id_level,
        case
            when changes.one_id is null and live_ids.one_id is null
                then 'retired'
            when changes.one_id is null then 'removed'
            -- Whom a pin gave another id, and from whom it took this one.
            when
                changes.origin = 'pinned'
                or pinned_ids.one_id is not null
                then 'manual'
            when changes.origin = 'restored' then 'restored'
            when changes.from_one_id is null and changes.origin = 'minted'
                then 'created'
            when changes.from_one_id is null then 'joined'
            when redirects.redirects_to = changes.one_id then 'merged'
            else 'split'
        end as event_type,
        changes.record_id,
        changes.from_one_id,
        changes.one_id,
        changes.minted_generation
    from changes
    left join live_ids
        on changes.from_one_id = live_ids.one_id
    left join redirects
        on changes.from_one_id = redirects.one_id
    left join pinned_ids
        on changes.from_one_id = pinned_ids.one_id

),

last_numbers as (

    select
        coalesce(max(event_no), 0) as last_event_no,
        coalesce(max(event_batch), 0) as last_batch
    from previous_events

),

new_events as (

    select
        last_numbers.last_event_no + row_number() over (
            order by typed.id_level, typed.record_id
        ) as event_no,
        last_numbers.last_batch + 1 as event_batch,
        typed.id_level,
        typed.event_type,
        typed.record_id,
        typed.from_one_id,
        typed.one_id,
        typed.minted_generation,
        {{ as_of() }} as event_at
    from typed
    cross join last_numbers

),

final as (

    select
        event_no,
        event_batch,
        id_level,
        event_type,
        record_id,
        from_one_id,
        one_id,
        minted_generation,
        event_at
    from previous_events

    union all

    select * from new_events

)

select * from final
