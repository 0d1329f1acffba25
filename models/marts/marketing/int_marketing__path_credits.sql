with

paths as (

    select * from {{ ref('int_marketing__paths') }}

),

models as (

    select attribution_model
    from {{ ref('attribution_models') }}
    where attribution_model <> 'markov'

),

rules as (

    select
        max(case when name = 'first_percent' then value end) as first_percent,
        max(case when name = 'last_percent' then value end) as last_percent,
        max(case when name = 'half_life_days' then value end) * 24 * 60 * 60
            as half_life_seconds
    from {{ ref('attribution_rules') }}

),

placed as (

    select
        *,
        max(case when not is_direct then step_no end) over (
            partition by order_id
        ) as last_non_direct_no
    from paths

),

-- What counts is the relation of the weights within a path.
weighted as (

    select
        placed.order_id,
        placed.step_no,
        models.attribution_model,
        cast(case models.attribution_model
            when 'first' then case when placed.step_no = 1 then 1 else 0 end
            when 'last'
                then
                    case
                        when placed.step_no = placed.step_count then 1
                        else 0
                    end
            when 'last_non_direct'
                then
                    case
                        when
                            placed.step_no = coalesce(
                                placed.last_non_direct_no, placed.step_count
                            )
                            then 1
                        else 0
                    end
            when 'linear' then 1
            when 'position'
                then
                    case
                        when placed.step_count = 1 then 1
                        when placed.step_no = 1 then rules.first_percent
                        when placed.step_no = placed.step_count
                            then rules.last_percent
                        else
                            (100.0 - rules.first_percent - rules.last_percent)
                            / (placed.step_count - 2)
                    end
            when 'shapley' then 1.0 / placed.source_step_count
            when 'time_decay'
                then power(
                    0.5, 1.0 * placed.seconds_to_order / rules.half_life_seconds
                )
        end as decimal(18, 12)) as weight
    from placed
    cross join models
    cross join rules

),

final as (

    select
        order_id,
        attribution_model,
        step_no,
        1.0 * weight / sum(weight) over (
            partition by order_id, attribution_model
        ) as credit_share
    from weighted
    where weight > 0

)

select * from final
