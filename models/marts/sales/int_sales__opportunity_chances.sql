with

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

limits as (

    select value as win_rate_minimum
    from {{ ref('sales_limits') }}
    where name = 'win_rate_minimum'

),

of_stages as (

    select
        system,
        stage,
        count(*) as closed_count,
        {{ share_of("count(case when status = 'won' then 1 end)", 'count(*)') }}
            as win_rate
    from opportunities
    where status in ('won', 'lost') and stage is not null
    group by system, stage

),

of_systems as (

    select
        system,
        count(*) as closed_count,
        {{ share_of("count(case when status = 'won' then 1 end)", 'count(*)') }}
            as win_rate
    from opportunities
    where status in ('won', 'lost')
    group by system

),

final as (

    select
        opportunities.opportunity_id,
        opportunities.one_id,
        opportunities.staff_id,
        opportunities.system,
        opportunities.channel,
        opportunities.status,
        opportunities.stage,
        opportunities.amount_cny,
        case
            when opportunities.probability is not null then 'source'
            when of_stages.win_rate is not null then 'stage'
            when of_systems.win_rate is not null then 'system'
        end as chance_source,
        cast(
            coalesce(
                opportunities.probability / 100,
                of_stages.win_rate,
                of_systems.win_rate
            ) as decimal(18, 6)
        ) as win_chance,
        opportunities.close_date,
        opportunities.created_at,
        opportunities.closed_at
    from opportunities
    cross join limits
    left join of_stages
        on
            opportunities.system = of_stages.system
            and opportunities.stage = of_stages.stage
            and limits.win_rate_minimum <= of_stages.closed_count
    left join of_systems
        on
            opportunities.system = of_systems.system
            and limits.win_rate_minimum <= of_systems.closed_count

)

select * from final
