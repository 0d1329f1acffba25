with

credits as (

    select * from {{ ref('int_marketing__path_credits') }}

),

paths as (

    select * from {{ ref('int_marketing__paths') }}

),

conversions as (

    select * from {{ ref('int_marketing__conversions') }}

),

models as (

    select attribution_model
    from {{ ref('attribution_models') }}
    where attribution_model <> 'markov'

),

rounded as (

    select
        credits.order_id,
        credits.attribution_model,
        credits.step_no,
        conversions.one_id,
        conversions.channel,
        conversions.net_amount_cny,
        conversions.ordered_at,
        cast(round(credits.credit_share, 6) as decimal(18, 6)) as credit_weight,
        cast(
            round(conversions.net_amount_cny * credits.credit_share, 2)
            as decimal(18, 4)
        ) as credited_cny,
        row_number() over (
            partition by credits.order_id, credits.attribution_model
            order by credits.step_no desc
        ) = 1 as is_last
    from credits
    inner join conversions
        on credits.order_id = conversions.order_id

),

-- What rounding leaves goes to the last touch that has credit at all.
settled as (

    select
        *,
        case
            when is_last
                then 1 - sum(credit_weight) over (
                    partition by order_id, attribution_model
                )
            else 0
        end as left_weight,
        case
            when is_last
                then net_amount_cny - sum(credited_cny) over (
                    partition by order_id, attribution_model
                )
            else 0
        end as left_cny
    from rounded

),

touched_orders as (

    select distinct order_id from paths

),

-- A purchase that no touch came before has its credit with nobody.
untouched as (

    select conversions.*
    from conversions
    left join touched_orders
        on conversions.order_id = touched_orders.order_id
    where touched_orders.order_id is null

),

final as (

    select
        settled.order_id,
        settled.attribution_model,
        settled.step_no,
        paths.step_count,
        paths.touch_key,
        settled.one_id,
        paths.campaign_id,
        settled.channel,
        paths.touch_source,
        cast(settled.credit_weight + settled.left_weight as decimal(18, 6))
            as credit_weight,
        cast(settled.credited_cny + settled.left_cny as decimal(18, 4))
            as credited_cny,
        paths.touched_at,
        settled.ordered_at
    from settled
    inner join paths
        on
            settled.order_id = paths.order_id
            and settled.step_no = paths.step_no

    union all

    select
        untouched.order_id,
        models.attribution_model,
        cast(0 as bigint) as step_no,
        cast(0 as bigint) as step_count,
        cast(null as {{ dbt.type_string() }}) as touch_key,
        untouched.one_id,
        cast(null as {{ dbt.type_string() }}) as campaign_id,
        untouched.channel,
        'unattributed' as touch_source,
        cast(1 as decimal(18, 6)) as credit_weight,
        untouched.net_amount_cny as credited_cny,
        cast(null as timestamp) as touched_at,
        untouched.ordered_at
    from untouched
    cross join models

)

select * from final
