with

decisions as (

    select * from {{ ref('int_conformed__decisions') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

final as (

    select distinct records.record_no
    from decisions
    inner join records
        on decisions.record_id_a = records.record_id
    where decisions.decision = 'un_merge'

)

select * from final
