with

channels as (

    select * from {{ ref('channels') }}

),

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

orders as (

    select * from {{ ref('int_conformed__orders') }}

),

events as (

    select * from {{ ref('int_conformed__events') }}

),

observed_channels as (

    select
        channel,
        system
    from customers

    union

    select
        channel,
        system
    from orders

    union

    select
        channel,
        system
    from events

),

-- A channel that no row of the seed describes is shown by its own code.
undescribed_channels as (

    select
        observed_channels.channel,
        min(observed_channels.system) as system
    from observed_channels
    left join channels
        on observed_channels.channel = channels.channel
    where channels.channel is null
    group by observed_channels.channel

),

final as (

    select
        channel,
        system,
        label_en,
        label_zh,
        channel_group,
        is_online,
        sales_side
    from channels

    union all

    select
        channel,
        system,
        channel as label_en,
        channel as label_zh,
        system as channel_group,
        cast(null as boolean) as is_online,
        {{ null_columns(['sales_side']) }}
    from undescribed_channels

)

select * from final
