with

customer_360 as (

    select * from {{ ref('customer_360') }}

),

tagged as (

    {{ tag_rows('customer_360', ref('tags')) }}

),

final as (

    select
        one_id,
        tag
    from tagged

)

select * from final
