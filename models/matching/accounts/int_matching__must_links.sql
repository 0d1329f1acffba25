with

decisions as (

    select *
    from {{ ref('int_conformed__decisions') }}
    where decision = 'must_link'

),

records as (

    select * from {{ ref('int_matching__records') }}

),

final as (

    select distinct
        least(records_a.record_no, records_b.record_no) as record_no_a,
        greatest(records_a.record_no, records_b.record_no) as record_no_b
    from decisions
    inner join records as records_a
        on decisions.record_id_a = records_a.record_id
    inner join records as records_b
        on decisions.record_id_b = records_b.record_id
    where
        records_a.record_no <> records_b.record_no
        and records_a.party_group = records_b.party_group

)

select * from final
