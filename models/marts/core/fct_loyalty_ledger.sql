with

quantities as (

    select * from {{ ref('int_core__loyalty_quantities') }}

),

programmes as (

    select * from {{ ref('loyalty_programmes') }}

),

tier_ranks as (

    select * from {{ ref('tier_ranks') }}

),

final as (

    select
        quantities.loyalty_entry_key,
        quantities.order_id,
        quantities.record_key,
        quantities.one_id,
        quantities.system,
        quantities.channel,
        quantities.loyalty_account,
        quantities.entry_type,
        quantities.tier,
        tier_ranks.standard_tier,
        tier_ranks.tier_rank,
        quantities.quantity,
        programmes.unit_name,
        cast(
            quantities.quantity * programmes.standard_points_per_unit
            as decimal(18, 4)
        ) as standard_points,
        cast(
            quantities.quantity * programmes.cny_per_unit as decimal(18, 4)
        ) as worth_cny,
        quantities.occurred_at,
        quantities.expires_at
    from quantities
    left join programmes
        on
            quantities.system = programmes.system
            and quantities.loyalty_account = programmes.loyalty_account
    left join tier_ranks
        on
            quantities.system = tier_ranks.system
            and quantities.tier = tier_ranks.tier

)

select * from final
