with

named as (

    select
        acct_id,
        source_staff_id,
        staff_name,
        department,
        updated_at,
        order_id as row_key
    from {{ ref('stg_kingdee__sal_saleorder') }}
    where row_status = 'kept' and source_staff_id is not null

    union all

    select
        acct_id,
        source_staff_id,
        staff_name,
        {{ null_columns(['department']) }},
        updated_at,
        row_record_id as row_key
    from {{ ref('stg_kingdee__bd_customer') }}
    where row_status = 'kept' and source_staff_id is not null

),

latest as (

    select
        *,
        row_number() over (
            partition by acct_id, source_staff_id
            order by
                department is null,
                staff_name is null,
                updated_at desc,
                row_key asc
        ) as row_rank
    from named

),

final as (

    select
        'kingdee:' || {{ key_part('acct_id') }} || ':'
        || {{ key_part('source_staff_id') }} as staff_id,
        'kingdee' as system,
        source_staff_id,
        staff_name,
        department,
        {{ null_columns(['job_title', 'store_id', 'is_active']) }}
    from latest
    where row_rank = 1

)

select * from final
