with

carried_ids as (

    select * from {{ ref('int_matching__carried_ids') }}

),

cluster_ids as (

    select * from {{ ref('int_matching__cluster_ids') }}

),

previous_redirects as (

    select * from {{ source('previous', 'one_id_redirects') }}

),

-- An id leads to the cluster that holds the largest part of its last bearers.
followed as (

    select
        carried_ids.id_level,
        carried_ids.one_id,
        cluster_ids.one_id as redirects_to
    from carried_ids
    inner join cluster_ids
        on
            carried_ids.id_level = cluster_ids.id_level
            and carried_ids.cluster_no = cluster_ids.cluster_no
    where not carried_ids.is_borne

),

-- An id whose bearers are all gone still leads where it led, in one step.
remembered as (

    select
        previous_redirects.id_level,
        previous_redirects.one_id,
        coalesce(followed.redirects_to, previous_redirects.redirects_to)
            as redirects_to
    from previous_redirects
    left join followed
        on previous_redirects.redirects_to = followed.one_id
    left join carried_ids
        on previous_redirects.one_id = carried_ids.one_id
    where carried_ids.one_id is null

),

final as (

    select * from followed

    union all

    select * from remembered

)

select * from final
