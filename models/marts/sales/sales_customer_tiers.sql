with

activity as (

    select * from {{ ref('int_sales__customer_activity') }}

),

rfm as (

    select * from {{ ref('customer_rfm') }}

),

lifecycle as (

    select * from {{ ref('customer_lifecycle') }}

),

customer_value as (

    select * from {{ ref('customer_value') }}

),

organisation_totals as (

    select * from {{ ref('int_sales__organisation_totals') }}

),

rules as (

    select * from {{ ref('sales_tier_rules') }}

),

measured as (

    select
        activity.*,
        lifecycle.lifecycle_stage,
        rfm.r_score,
        rfm.f_score,
        rfm.m_score,
        coalesce(
            lifecycle.days_since_last_purchase, organisation_totals.recency_days
        ) as recency_days,
        coalesce(
            customer_value.net_amount_cny,
            organisation_totals.net_amount_cny,
            0
        ) as net_amount_cny,
        customer_value.clv_cny
    from activity
    left join rfm
        on activity.one_id = rfm.one_id
    left join lifecycle
        on activity.one_id = lifecycle.one_id
    left join customer_value
        on activity.one_id = customer_value.one_id
    left join organisation_totals
        on activity.one_id = organisation_totals.one_id

),

-- A rule holds when each bound that it sets holds; what is unknown holds none.
ranked as (

    select
        measured.*,
        rules.customer_tier,
        rules.rule as rule_code,
        rules.label_en,
        rules.label_zh,
        row_number() over (
            partition by measured.one_id
            order by rules.rule_rank
        ) as place
    from measured
    cross join rules
    where
        (
            rules.lifecycle_stage is null
            or rules.lifecycle_stage = measured.lifecycle_stage
        )
        and {{ is_within('measured.r_score', 'rules.min_r_score') }}
        and {{ is_within('measured.f_score', 'rules.min_f_score') }}
        and {{ is_within('measured.m_score', 'rules.min_m_score') }}
        and {{ is_within(
            'measured.net_amount_cny', 'rules.min_net_amount_cny'
        ) }}
        and {{ is_within('measured.clv_cny', 'rules.min_clv_cny') }}
        and {{ is_within(
            'measured.recency_days',
            'rules.min_recency_days', 'rules.max_recency_days'
        ) }}
        and {{ is_within('measured.browse_count', 'rules.min_browse_count') }}
        and {{ is_within(
            'measured.offline_order_count', 'rules.min_offline_order_count'
        ) }}

),

final as (

    select
        one_id,
        masked_name,
        is_organisation,
        customer_tier,
        rule_code,
        label_en,
        label_zh,
        lifecycle_stage,
        r_score,
        f_score,
        m_score,
        cast(recency_days as bigint) as recency_days,
        cast(net_amount_cny as decimal(18, 4)) as net_amount_cny,
        cast(clv_cny as decimal(18, 4)) as clv_cny,
        browse_count,
        offline_order_count
    from ranked
    where place = 1

)

select * from final
