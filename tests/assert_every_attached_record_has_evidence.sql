-- A record that shares its customer with another one has a link that says why,
-- or it is the record that the id was minted from.
with

one_ids as (

    select * from {{ ref('one_ids') }}

),

shared_ids as (

    select one_id
    from one_ids
    group by one_id
    having count(*) > 1

),

evidence as (

    select record_id_a as record_id
    from {{ ref('match_evidence') }}
    where decision in ('link', 'strict_link')

    union

    select record_id_b as record_id
    from {{ ref('match_evidence') }}
    where decision in ('link', 'strict_link')

)

select one_ids.record_id
from one_ids
inner join shared_ids
    on one_ids.one_id = shared_ids.one_id
left join evidence
    on one_ids.record_id = evidence.record_id
where evidence.record_id is null
