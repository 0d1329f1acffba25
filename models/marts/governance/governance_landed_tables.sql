with

landed_rows as (

    select * from {{ ref('int_conformed__landed_rows') }}

),

final as (

    select
        system,
        table_name,
        count(*) as landed_rows,
        count(case when row_status = 'kept' then 1 end) as kept_rows,
        count(case when row_status = 'duplicate' then 1 end) as duplicate_rows,
        count(case when row_status = 'quarantined' then 1 end)
            as quarantined_rows,
        cast(
            sum(case when row_status = 'kept' then amount end)
            as decimal(38, 4)
        ) as kept_amount,
        cast(
            sum(case when row_status = 'duplicate' then amount end)
            as decimal(38, 4)
        ) as duplicate_amount,
        cast(
            sum(case when row_status = 'quarantined' then amount end)
            as decimal(38, 4)
        ) as quarantined_amount
    from landed_rows
    group by system, table_name

)

select * from final
