with

leads as (

    select * from {{ ref('fct_leads') }}

),

first_purchases as (

    select
        one_id,
        min(ordered_at) as first_purchased_at
    from {{ ref('fct_orders') }}
    where is_purchase and one_id is not null
    group by one_id

),

limits as (

    select value as trial_days
    from {{ ref('sales_limits') }}
    where name = 'trial_days'

),

now as (

    select
        leads.*,
        'now' as moment,
        {{ as_of() }} as scored_at
    from leads
    where leads.status in ('open', 'qualified')

),

-- What a lead looked like early on, with nothing that it brought since.
trial as (

    select
        leads.*,
        'trial' as moment,
        case
            when
                leads.converted_at
                < {{ dbt.dateadd(
                    'day', 'limits.trial_days', 'leads.created_at'
                ) }}
                then leads.converted_at
            else {{ dbt.dateadd(
                'day', 'limits.trial_days', 'leads.created_at'
            ) }}
        end as scored_at
    from leads
    cross join limits

),

moments as (

    select * from now
    union all
    select * from trial

),

final as (

    select
        moments.lead_key,
        moments.moment,
        moments.one_id,
        moments.lead_source,
        moments.score,
        coalesce(
            first_purchases.first_purchased_at < moments.created_at, false
        ) as is_existing_customer,
        moments.created_at,
        moments.scored_at
    from moments
    left join first_purchases
        on moments.one_id = first_purchases.one_id

)

select * from final
