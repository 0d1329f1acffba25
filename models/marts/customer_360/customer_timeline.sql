with

purchase_items as (

    select * from {{ ref('int_customer_360__purchase_items') }}

),

contact_items as (

    select * from {{ ref('int_customer_360__contact_items') }}

),

interest_items as (

    select * from {{ ref('int_customer_360__interest_items') }}

),

item_types as (

    select * from {{ ref('timeline_item_types') }}

),

items as (

    select
        one_id,
        occurred_at,
        item_type,
        item_key,
        system,
        channel,
        detail,
        amount_cny
    from purchase_items

    union all

    select
        one_id,
        occurred_at,
        item_type,
        item_key,
        system,
        channel,
        detail,
        cast(null as decimal(18, 4)) as amount_cny
    from contact_items

    union all

    select
        one_id,
        occurred_at,
        item_type,
        item_key,
        system,
        channel,
        detail,
        amount_cny
    from interest_items

),

-- In the order in which it is asked for.
final as (

    select
        items.one_id,
        items.occurred_at,
        items.item_type,
        items.item_key,
        items.system,
        items.channel,
        item_types.label_zh || ' ' || item_types.label_en
        || coalesce(' · ' || items.detail, '') as title,
        items.amount_cny
    from items
    inner join item_types
        on items.item_type = item_types.item_type
    where items.one_id is not null and items.occurred_at is not null
    order by
        items.one_id, items.occurred_at, items.item_type, items.item_key

)

select * from final
