with

keys as (

    select * from {{ ref('int_matching__organisation_keys') }}

),

organisations as (

    select * from {{ ref('int_matching__organisations') }}

),

-- Where two credit codes or two places meet, nobody knows whose the rest are.
shared_keys as (

    select
        keys.key_no,
        min(keys.record_no) as hub_no
    from keys
    inner join organisations
        on keys.record_no = organisations.record_no
    group by keys.key_no
    having
        min(keys.record_no) < max(keys.record_no)
        and count(distinct organisations.uscc) <= 1
        and count(distinct keys.place) <= 1

),

final as (

    select distinct
        shared_keys.hub_no as record_no_a,
        keys.record_no as record_no_b,
        keys.rule,
        keys.is_by_name
    from keys
    inner join shared_keys
        on keys.key_no = shared_keys.key_no
    where keys.record_no <> shared_keys.hub_no

)

select * from final
