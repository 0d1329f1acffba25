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
        conversions.net_amount_cny,
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
        order_id,
        attribution_model,
        step_no,
        credit_weight + case
            when is_last
                then 1 - sum(credit_weight) over (
                    partition by order_id, attribution_model
                )
            else 0
        end as credit_weight,
        credited_cny + case
            when is_last
                then net_amount_cny - sum(credited_cny) over (
                    partition by order_id, attribution_model
                )
            else 0
        end as credited_cny
    from rounded

),

-- A purchase that no touch came before has its credit with nobody.
with_untouched as (

    select
        settled.order_id,
        settled.attribution_model,
        settled.step_no,
        paths.step_count,
        paths.touch_key,
        paths.campaign_id,
        paths.touch_source,
        settled.credit_weight,
        settled.credited_cny,
        paths.touched_at
    from settled
    inner join paths
        on
            settled.order_id = paths.order_id
            and settled.step_no = paths.step_no

    union all

    select
        conversions.order_id,
        models.attribution_model,
        0 as step_no,
        0 as step_count,
        cast(null as {{ dbt.type_string() }}) as touch_key,
        cast(null as {{ dbt.type_string() }}) as campaign_id,
        'unattributed' as touch_source,
        1 as credit_weight,
        conversions.net_amount_cny as credited_cny,
        cast(null as timestamp) as touched_at
    from conversions
    cross join models
    left join paths
        on conversions.order_id = paths.order_id
    where paths.order_id is null

),

final as (

    select
        with_untouched.order_id,
        with_untouched.attribution_model,
        cast(with_untouched.step_no as bigint) as step_no,
        cast(with_untouched.step_count as bigint) as step_count,
        with_untouched.touch_key,
        conversions.one_id,
        with_untouched.campaign_id,
        conversions.channel,
        with_untouched.touch_source,
        cast(with_untouched.credit_weight as decimal(18, 6)) as credit_weight,
        cast(with_untouched.credited_cny as decimal(18, 4)) as credited_cny,
        with_untouched.touched_at,
        conversions.ordered_at
    from with_untouched
    inner join conversions
        on with_untouched.order_id = conversions.order_id

)

select * from final
