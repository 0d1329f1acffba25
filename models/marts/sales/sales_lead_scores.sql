with

leads as (

    select * from {{ ref('fct_leads') }}

),

totals as (

    select *
    from {{ ref('int_sales__lead_totals') }}
    where moment = 'now'

),

customers as (

    select * from {{ ref('int_sales__customer_activity') }}

),

staff as (

    select * from {{ ref('dim_staff') }}

),

final as (

    select
        leads.lead_key,
        leads.one_id,
        leads.staff_id,
        leads.system,
        leads.channel,
        customers.masked_name,
        staff.masked_staff_name,
        leads.status,
        leads.lead_source,
        totals.score_band,
        totals.score_reasons,
        totals.score_reasons_zh,
        totals.lead_score,
        row_number() over (
            order by
                totals.lead_score desc,
                leads.created_at desc,
                leads.lead_key
        ) as lead_rank,
        leads.created_at
    from totals
    inner join leads
        on totals.lead_key = leads.lead_key
    left join customers
        on leads.one_id = customers.one_id
    left join staff
        on leads.staff_id = staff.staff_id

)

select * from final
