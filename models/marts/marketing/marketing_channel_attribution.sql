with

attribution as (

    select * from {{ ref('marketing_attribution') }}

),

markov_credits as (

    select * from {{ ref('int_marketing__markov_credits') }}

),

by_touch as (

    select
        {{ local_month('ordered_at') }} as month_start_date,
        attribution_model,
        touch_source,
        sum(credit_weight) as credited_conversions,
        sum(credited_cny) as credited_cny
    from attribution
    group by
        {{ local_month('ordered_at') }},
        attribution_model,
        touch_source

),

-- Purchases without a touch are nobody's in every model alike.
by_model as (

    select * from by_touch

    union all

    select
        month_start_date,
        'markov' as attribution_model,
        touch_source,
        credited_conversions,
        credited_cny
    from markov_credits

    union all

    select
        month_start_date,
        'markov' as attribution_model,
        touch_source,
        credited_conversions,
        credited_cny
    from by_touch
    where attribution_model = 'last' and touch_source = 'unattributed'

),

final as (

    select
        month_start_date,
        attribution_model,
        touch_source,
        cast(credited_conversions as decimal(18, 6)) as credited_conversions,
        cast(credited_cny as decimal(18, 4)) as credited_cny,
        cast(
            1.0 * credited_cny / nullif(
                sum(credited_cny) over (
                    partition by month_start_date, attribution_model
                ), 0
            ) as decimal(18, 6)
        ) as credited_share
    from by_model

)

select * from final
