with

customer_contacts as (

    select * from {{ ref('int_management__customer_contacts') }}

),

parts as (

    select distinct sample_no
    from customer_contacts

),

-- Sample 0 is everybody, each other sample leaves one twentieth out.
samples as (

    select 0 as sample_no

    union all

    select sample_no
    from parts

),

final as (

    select
        samples.sample_no,
        parts.sample_no as part_no
    from samples
    cross join parts
    where samples.sample_no <> parts.sample_no

)

select * from final
