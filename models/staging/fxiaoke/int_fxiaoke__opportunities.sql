with

opportunities as (

    select *
    from {{ ref('stg_fxiaoke__new_opportunity_obj') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_fxiaoke__customers') }}

),

final as (

    select
        opportunities.opportunity_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        opportunities.source_opportunity_id,
        customers.record_id,
        {{ null_columns(['lead_id', 'campaign_id']) }},
        opportunities.staff_id,
        opportunities.opportunity_name,
        case
            when opportunities.is_deleted then 'lost'
            when opportunities.sales_status = '1' then 'open'
            when opportunities.sales_status = '2' then 'won'
            when opportunities.sales_status in ('3', '4') then 'lost'
            else 'unknown'
        end as status,
        opportunities.source_stage as stage,
        'CNY' as currency,
        opportunities.amount,
        opportunities.probability,
        opportunities.created_at,
        opportunities.close_date,
        case
            when opportunities.sales_status in ('2', '3', '4')
                then opportunities.stage_changed_at
        end as closed_at
    from opportunities
    left join customers
        on opportunities.account_record_id = customers.record_id

)

select * from final
