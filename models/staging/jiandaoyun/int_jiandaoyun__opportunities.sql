with

opportunities as (

    select *
    from {{ ref('stg_jiandaoyun__opportunities') }}
    where row_status = 'kept'

),

states as (

    select record_id
    from {{ ref('int_jiandaoyun__customer_states') }}

),

final as (

    select
        opportunities.opportunity_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        opportunities.source_opportunity_id,
        states.record_id,
        {{ null_columns(['lead_id', 'campaign_id']) }},
        opportunities.staff_id,
        opportunities.opportunity_name,
        case
            when opportunities.source_stage = '赢单' then 'won'
            when opportunities.source_stage = '输单' then 'lost'
            when opportunities.source_stage is null then 'unknown'
            else 'open'
        end as status,
        opportunities.source_stage as stage,
        'CNY' as currency,
        opportunities.amount,
        opportunities.probability,
        opportunities.created_at,
        opportunities.close_date,
        case
            when opportunities.source_stage in ('赢单', '输单')
                then opportunities.updated_at
        end as closed_at
    from opportunities
    left join states
        on opportunities.account_record_id = states.record_id

)

select * from final
