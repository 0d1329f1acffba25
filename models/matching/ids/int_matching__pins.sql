with

decisions as (

    select *
    from {{ ref('int_conformed__decisions') }}
    where decision = 'pin_id'

),

clusters as (

    select * from {{ ref('int_matching__clusters') }}

),

previous_events as (

    select * from {{ source('previous', 'one_id_events') }}

),

issued_ids as (

    select distinct one_id
    from previous_events
    where one_id is not null

),

-- The first letter of an id says its level.
placed as (

    select
        decision_id,
        record_id_a as record_id,
        one_id,
        case when left(one_id, 1) = 's' then 'strict' else 'standard' end
            as id_level,
        decided_at
    from decisions

),

found as (

    select
        placed.decision_id,
        placed.record_id,
        placed.one_id,
        placed.id_level,
        clusters.cluster_no,
        issued_ids.one_id is not null as is_issued,
        clusters.cluster_no is not null
        and issued_ids.one_id is not null as is_possible,
        placed.decided_at
    from placed
    left join clusters
        on
            placed.id_level = clusters.id_level
            and placed.record_id = clusters.record_id
    left join issued_ids
        on placed.one_id = issued_ids.one_id

),

-- An id has one customer and a customer one id at a level: the last word
-- counts.
last_words as (

    select
        *,
        first_value(decision_id) over (
            partition by one_id
            order by is_possible desc, decided_at desc, decision_id desc
        ) as last_of_id,
        first_value(cluster_no) over (
            partition by one_id
            order by is_possible desc, decided_at desc, decision_id desc
        ) as last_cluster_no,
        first_value(decision_id) over (
            partition by id_level, cluster_no
            order by is_possible desc, decided_at desc, decision_id desc
        ) as last_of_cluster,
        first_value(one_id) over (
            partition by id_level, cluster_no
            order by is_possible desc, decided_at desc, decision_id desc
        ) as last_one_id
    from found

),

judged as (

    select
        *,
        case
            when cluster_no is null then 'unknown_record'
            when not is_issued then 'unknown_id'
            when
                cluster_no <> last_cluster_no or one_id <> last_one_id
                then 'contradiction'
        end as problem_kind
    from last_words

),

final as (

    select
        decision_id,
        id_level,
        record_id,
        one_id,
        cluster_no,
        problem_kind,
        case
            when problem_kind = 'unknown_record'
                then 'names the record ' || record_id || ', which is not there'
            when problem_kind = 'unknown_id'
                then
                    'pins ' || one_id
                    || ', which no release has ever given to a customer'
            when cluster_no <> last_cluster_no
                then
                    'pins ' || one_id || ' to another customer than '
                    || last_of_id || ' does, which was decided later'
            when problem_kind = 'contradiction'
                then
                    'pins ' || one_id || ' to a customer that '
                    || last_of_cluster || ', decided later, pins '
                    || last_one_id || ' to'
        end as problem
    from judged

)

select * from final
