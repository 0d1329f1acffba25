with

removal_effects as (

    select *
    from {{ ref('int_marketing__removal_effects') }}
    where removal_effect > 0

),

paths as (

    select distinct order_id from {{ ref('int_marketing__paths') }}

),

conversions as (

    select * from {{ ref('int_marketing__conversions') }}

),

months as (

    select
        conversions.month_start_date,
        count(*) as conversion_count,
        sum(conversions.net_amount_cny) as net_amount_cny
    from conversions
    inner join paths
        on conversions.order_id = paths.order_id
    group by conversions.month_start_date

),

shares as (

    select
        *,
        1.0 * removal_effect / sum(removal_effect) over (
            partition by month_start_date
        ) as effect_share,
        row_number() over (
            partition by month_start_date
            order by removal_effect desc, touch_source
        ) = 1 as is_largest
    from removal_effects

),

rounded as (

    select
        shares.month_start_date,
        shares.touch_source,
        shares.is_largest,
        months.conversion_count,
        months.net_amount_cny,
        cast(
            round(months.conversion_count * shares.effect_share, 6)
            as decimal(18, 6)
        ) as credited_conversions,
        cast(
            round(months.net_amount_cny * shares.effect_share, 2)
            as decimal(18, 4)
        ) as credited_cny
    from shares
    inner join months
        on shares.month_start_date = months.month_start_date

),

-- What rounding leaves goes to the source with the largest effect.
final as (

    select
        month_start_date,
        touch_source,
        cast(credited_conversions + case
            when is_largest
                then conversion_count - sum(credited_conversions) over (
                    partition by month_start_date
                )
            else 0
        end as decimal(18, 6)) as credited_conversions,
        cast(credited_cny + case
            when is_largest
                then net_amount_cny - sum(credited_cny) over (
                    partition by month_start_date
                )
            else 0
        end as decimal(18, 4)) as credited_cny
    from rounded

)

select * from final
