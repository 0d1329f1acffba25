with

orders as (

    select *
    from {{ ref('fct_orders') }}
    where
        is_purchase
        and one_id is not null

),

order_lines as (

    select *
    from {{ ref('fct_order_lines') }}
    where
        is_purchase
        and one_id is not null
        and category is not null

),

-- Where and what a customer bought, purchase by purchase.
choices as (

    select
        one_id,
        'channel' as choice_type,
        channel as choice,
        ordered_at
    from orders

    union all

    select
        one_id,
        'store' as choice_type,
        store_id as choice,
        ordered_at
    from orders
    where store_id is not null

    union all

    select
        one_id,
        'category' as choice_type,
        category as choice,
        ordered_at
    from order_lines

),

counted as (

    select
        one_id,
        choice_type,
        choice,
        count(*) as times_chosen,
        max(ordered_at) as last_chosen_at
    from choices
    group by one_id, choice_type, choice

),

-- The most frequent one; of equals the latest.
ranked as (

    select
        *,
        row_number() over (
            partition by one_id, choice_type
            order by
                times_chosen desc,
                last_chosen_at desc nulls last,
                choice
        ) as choice_rank
    from counted

),

final as (

    select
        one_id,
        max(case when choice_type = 'channel' then choice end)
            as preferred_channel,
        max(case when choice_type = 'store' then choice end)
            as preferred_store_id,
        max(case when choice_type = 'category' then choice end)
            as favourite_category
    from ranked
    where choice_rank = 1
    group by one_id

)

select * from final
