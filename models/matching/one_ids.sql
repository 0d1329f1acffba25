with

records as (

    select * from {{ ref('int_matching__records') }}

),

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

cluster_ids as (

    select * from {{ ref('int_matching__cluster_ids') }}

),

links as (

    select *
    from {{ ref('int_matching__links') }}
    where not is_cut

),

-- Not those of this run: the ids themselves say what they were minted from.
earlier_mintings as (

    select
        record_id,
        one_id
    from {{ source('previous', 'one_id_events') }}
    where
        id_level = 'standard'
        and minted_generation is not null

),

standard_ids as (

    select
        clusters.record_no,
        cluster_ids.one_id,
        cluster_ids.minted_from
    from clusters
    inner join cluster_ids
        on
            clusters.id_level = cluster_ids.id_level
            and clusters.cluster_no = cluster_ids.cluster_no
    where clusters.id_level = 'standard'

),

strict_ids as (

    select
        clusters.record_no,
        cluster_ids.one_id
    from clusters
    inner join cluster_ids
        on
            clusters.id_level = cluster_ids.id_level
            and clusters.cluster_no = cluster_ids.cluster_no
    where clusters.id_level = 'strict'

),

link_ends as (

    select
        record_no_a as record_no,
        record_no_b as other_no,
        match_rule,
        total_millibits
    from links

    union all

    select
        record_no_b as record_no,
        record_no_a as other_no,
        match_rule,
        total_millibits
    from links

),

ranked_ends as (

    select
        *,
        row_number() over (
            partition by record_no
            order by
                total_millibits desc,
                other_no,
                match_rule
        ) as end_rank
    from link_ends

),

best_links as (

    select
        record_no,
        match_rule,
        total_millibits
    from ranked_ends
    where end_rank = 1

),

joined as (

    select
        records.*,
        standard_ids.one_id,
        strict_ids.one_id as strict_one_id,
        coalesce(
            records.record_id = standard_ids.minted_from
            or earlier_mintings.one_id is not null,
            false
        ) as is_minted_from,
        best_links.match_rule,
        best_links.total_millibits
    from records
    inner join standard_ids
        on records.record_no = standard_ids.record_no
    inner join strict_ids
        on records.record_no = strict_ids.record_no
    left join earlier_mintings
        on
            records.record_id = earlier_mintings.record_id
            and standard_ids.one_id = earlier_mintings.one_id
    left join best_links
        on records.record_no = best_links.record_no

),

final as (

    select
        record_id,
        {{ keyed_hash('record_id') }} as record_key,
        system,
        channel,
        source_record_id,
        one_id,
        strict_one_id,
        case when not is_minted_from then match_rule end as match_rule,
        case when not is_minted_from then total_millibits end as match_weight,
        first_seen_at
    from joined

)

select * from final
