-- The links are private to the matching group, and so is this test.
{{ config(group="matching") }}

-- No link joins two components: the rounds of contraction were enough.
with

links as (

    select *
    from {{ ref('int_matching__links') }}
    where not is_cut

),

records as (

    select * from {{ ref('int_matching__records') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

)

select
    ids_a.record_id as record_id_a,
    ids_b.record_id as record_id_b,
    links.is_strict
from links
inner join records as records_a
    on links.record_no_a = records_a.record_no
inner join records as records_b
    on links.record_no_b = records_b.record_no
inner join one_ids as ids_a
    on records_a.record_id = ids_a.record_id
inner join one_ids as ids_b
    on records_b.record_id = ids_b.record_id
where
    ids_a.one_id <> ids_b.one_id
    or (links.is_strict and ids_a.strict_one_id <> ids_b.strict_one_id)
