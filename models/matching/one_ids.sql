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

events as (

    select * from {{ ref('one_id_events') }}

),

record_ids as (

    select
        clusters.record_no,
        max(
            case when clusters.id_level = 'standard' then cluster_ids.one_id end
        ) as one_id,
        max(
            case when clusters.id_level = 'strict' then cluster_ids.one_id end
        ) as strict_one_id
    from clusters
    inner join cluster_ids
        on
            clusters.id_level = cluster_ids.id_level
            and clusters.cluster_no = cluster_ids.cluster_no
    group by clusters.record_no

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

best_links as (

    select
        *,
        row_number() over (
            partition by record_no
            order by total_millibits desc, other_no
        ) as link_rank
    from link_ends

),

mintings as (

    select distinct
        record_id,
        one_id
    from events
    where minted_generation is not null

),

final as (

    select
        records.record_id,
        records.record_key,
        records.system,
        records.channel,
        records.source_record_id,
        record_ids.one_id,
        record_ids.strict_one_id,
        case when mintings.one_id is null then best_links.match_rule end
            as match_rule,
        case when mintings.one_id is null then best_links.total_millibits end
            as match_weight,
        records.first_seen_at
    from records
    inner join record_ids
        on records.record_no = record_ids.record_no
    left join mintings
        on
            records.record_id = mintings.record_id
            and record_ids.one_id = mintings.one_id
    left join best_links
        on
            records.record_no = best_links.record_no
            and best_links.link_rank = 1

)

select * from final
