with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

reviews as (

    select *
    from {{ ref('stg_meituan__reviews') }}
    where row_status = 'kept'

),

seen as (

    select
        store_id,
        source_store_id,
        store_name,
        ordered_at as seen_at,
        order_id as seen_in
    from orders
    where store_id is not null

    union all

    select
        store_id,
        source_store_id,
        cast(null as {{ dbt.type_string() }}) as store_name,
        reviewed_at as seen_at,
        review_id as seen_in
    from reviews
    where store_id is not null

),

latest as (

    select
        *,
        row_number() over (
            partition by store_id
            order by store_name is null, seen_at desc, seen_in desc
        ) as seen_rank
    from seen

),

-- Orders name a store and say nothing of where it is.
final as (

    select
        store_id,
        'meituan' as system,
        source_store_id,
        store_name,
        {{ null_columns(['province', 'city', 'district', 'address']) }}
    from latest
    where seen_rank = 1

)

select * from final
