-- The codes are private to the matching group, and so is this test.
{{ config(group="matching") }}

-- Two valid credit codes are two organisations; only a steward may join them.
with

organisations as (

    select * from {{ ref('int_matching__organisations') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

must_links as (

    select * from {{ ref('int_matching__must_links') }}

),

members as (

    select
        one_ids.one_id,
        organisations.uscc,
        must_links.record_no_a is not null as is_joined_by_steward
    from organisations
    inner join records
        on organisations.record_no = records.record_no
    inner join one_ids
        on records.record_id = one_ids.record_id
    left join must_links
        on
            organisations.record_no = must_links.record_no_a
            or organisations.record_no = must_links.record_no_b

)

select one_id
from members
group by one_id
having
    count(distinct uscc) > 1
    and max(case when is_joined_by_steward then 1 else 0 end) = 0
