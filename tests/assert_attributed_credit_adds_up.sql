-- In every attribution model each purchase has one whole credit and all of its
-- revenue, and each month all of its purchases.
with

conversions as (

    select * from {{ ref('int_marketing__conversions') }}

),

models as (

    select attribution_model from {{ ref('attribution_models') }}

),

attribution as (

    select
        order_id,
        attribution_model,
        sum(credit_weight) as credited_conversions,
        sum(credited_cny) as credited_cny
    from {{ ref('marketing_attribution') }}
    group by order_id, attribution_model

),

months as (

    select
        month_start_date,
        attribution_model,
        sum(credited_cny) as credited_cny
    from {{ ref('marketing_channel_attribution') }}
    group by month_start_date, attribution_model

),

month_totals as (

    select
        month_start_date,
        sum(net_amount_cny) as net_amount_cny
    from conversions
    group by month_start_date

),

wrong_purchases as (

    select
        conversions.order_id as of_what,
        models.attribution_model
    from conversions
    cross join models
    left join attribution
        on
            conversions.order_id = attribution.order_id
            and models.attribution_model = attribution.attribution_model
    where
        models.attribution_model <> 'markov'
        and (
            attribution.order_id is null
            or attribution.credited_cny <> conversions.net_amount_cny
            or attribution.credited_conversions <> 1
        )

),

wrong_months as (

    select
        cast(month_totals.month_start_date as {{ dbt.type_string() }})
            as of_what,
        models.attribution_model
    from month_totals
    cross join models
    left join months
        on
            month_totals.month_start_date = months.month_start_date
            and models.attribution_model = months.attribution_model
    where
        months.credited_cny is null
        or months.credited_cny <> month_totals.net_amount_cny

)

select * from wrong_purchases
union all
select * from wrong_months
