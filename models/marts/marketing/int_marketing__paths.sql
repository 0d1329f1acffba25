with

contacts as (

    select * from {{ ref('int_marketing__contacts') }}

),

touches as (

    select * from {{ ref('int_marketing__touches') }}

),

rules as (

    select
        max(case when name = 'max_steps' then value end) as max_steps,
        max(case when name = 'window_days' then value end) * 24 * 60 * 60
            as window_seconds
    from {{ ref('attribution_rules') }}

),

-- The last max_steps touches before a purchase lie in two blocks of as many:
-- a customer with thousands of both is joined in equal parts.
purchase_blocks as (

    select
        contacts.one_id,
        contacts.order_id,
        contacts.touch_no as last_touch_no,
        contacts.contacted_at as ordered_at,
        cast(floor(contacts.touch_no / rules.max_steps) as bigint) as block_no
    from contacts
    cross join rules
    where contacts.order_id is not null and contacts.touch_no > 0

),

all_purchase_blocks as (

    select * from purchase_blocks

    union all

    select
        one_id,
        order_id,
        last_touch_no,
        ordered_at,
        block_no - 1 as block_no
    from purchase_blocks

),

touch_blocks as (

    select
        contacts.one_id,
        contacts.touch_key,
        contacts.touch_no,
        contacts.contacted_at as touched_at,
        cast(floor(contacts.touch_no / rules.max_steps) as bigint) as block_no
    from contacts
    cross join rules
    where contacts.touch_key is not null

),

steps as (

    select
        purchases.order_id,
        touch_blocks.touch_key,
        touch_blocks.touch_no,
        purchases.ordered_at
    from all_purchase_blocks as purchases
    inner join touch_blocks
        on
            purchases.one_id = touch_blocks.one_id
            and purchases.block_no = touch_blocks.block_no
    cross join rules
    where
        touch_blocks.touch_no <= purchases.last_touch_no
        and touch_blocks.touch_no > purchases.last_touch_no - rules.max_steps
        and touch_blocks.touched_at >= {{ add_seconds(
            'purchases.ordered_at', '-rules.window_seconds'
        ) }}

),

final as (

    select
        steps.order_id,
        steps.touch_key,
        touches.one_id,
        touches.campaign_id,
        touches.touch_source,
        touches.is_direct,
        row_number() over (
            partition by steps.order_id
            order by steps.touch_no
        ) as step_no,
        count(*) over (partition by steps.order_id) as step_count,
        count(*) over (
            partition by steps.order_id, touches.touch_source
        ) as source_step_count,
        {{ dbt.datediff('touches.touched_at', 'steps.ordered_at', 'second') }}
            as seconds_to_order,
        touches.touched_at,
        steps.ordered_at
    from steps
    inner join touches
        on steps.touch_key = touches.touch_key

)

select * from final
