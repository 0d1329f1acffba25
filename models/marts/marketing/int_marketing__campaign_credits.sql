with

attribution as (

    select * from {{ ref('marketing_attribution') }}

),

models as (

    select *
    from {{ ref('attribution_models') }}
    where is_for_campaigns

),

margins as (

    select * from {{ ref('int_core__order_margins') }}

),

final as (

    select
        attribution.campaign_id,
        models.attribution_model,
        cast(count(distinct attribution.one_id) as bigint) as purchaser_count,
        cast(sum(attribution.credit_weight) as decimal(18, 6))
            as credited_conversions,
        cast(sum(attribution.credited_cny) as decimal(18, 4)) as credited_cny,
        cast(
            round(
                sum(
                    attribution.credit_weight * coalesce(margins.margin_cny, 0)
                ), 2
            ) as decimal(18, 4)
        ) as credited_margin_cny
    from attribution
    inner join models
        on attribution.attribution_model = models.attribution_model
    left join margins
        on attribution.order_id = margins.order_id
    where attribution.campaign_id is not null
    group by attribution.campaign_id, models.attribution_model

)

select * from final
