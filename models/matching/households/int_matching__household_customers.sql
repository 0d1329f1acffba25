with

one_ids as (

    select * from {{ ref('one_ids') }}

),

records as (

    select *
    from {{ ref('int_matching__records') }}
    where party_group = 'person'

),

customers as (

    select distinct one_ids.one_id
    from one_ids
    inner join records
        on one_ids.record_id = records.record_id

),

final as (

    select
        row_number() over (order by one_id) as customer_no,
        one_id
    from customers

)

select * from final
