with

customers as (

    select * from {{ ref('dim_customers') }}

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

totals as (

    select * from {{ ref('int_customer_360__order_totals') }}

),

preferences as (

    select * from {{ ref('int_customer_360__preferences') }}

),

service as (

    select * from {{ ref('int_customer_360__service') }}

),

consents as (

    select * from {{ ref('int_customer_360__consents') }}

),

loyalty as (

    select
        one_id,
        max(standard_tier) as standard_tier,
        max(case when loyalty_account = 'points' then standard_points end)
            as standard_points
    from {{ ref('customer_loyalty') }}
    group by one_id

),

online_events as (

    select * from {{ ref('int_customer_360__online_events') }}

),

final as (

    select
        ---------- who it is
        customers.one_id,
        customers.household_id,
        customers.home_store_id,
        customers.owner_staff_id,
        customers.gender,
        customers.birth_year,
        customers.province,
        customers.city,
        customers.member_level,
        customers.record_count,
        customers.system_count,
        customers.channel_count,
        customers.channels,
        customers.first_channel,
        customers.last_channel,
        customers.order_count,
        customers.lifetime_days,
        customers.is_reachable_by_phone,
        customers.has_consent_marketing,
        customers.first_seen_at,
        customers.first_touch_at,
        customers.last_touch_at,
        customers.first_ordered_at,
        customers.last_ordered_at,

        ---------- RFM
        rfm.recency_days,
        rfm.frequency,
        rfm.monetary_cny,
        rfm.r_score,
        rfm.f_score,
        rfm.m_score,
        rfm.rfm_code,
        rfm.rfm_segment,

        ---------- lifecycle
        lifecycle.lifecycle_stage,
        lifecycle.aipl_stage,
        lifecycle.days_since_last_purchase,
        lifecycle.typical_gap_days,
        lifecycle.last_interacted_at,

        ---------- value
        customer_value.purchase_count,
        customer_value.net_amount_cny,
        customer_value.margin_cny,
        customer_value.p_alive,
        customer_value.churn_risk,
        customer_value.churn_band,
        customer_value.expected_orders,
        customer_value.expected_spend_cny,
        customer_value.clv_cny,
        customer_value.simple_clv_cny,

        ---------- habits
        preferences.preferred_channel,
        preferences.preferred_store_id,
        preferences.favourite_category,
        totals.refund_rate,
        totals.online_share,
        coalesce(totals.purchase_count_90d, 0) as purchase_count_90d,
        coalesce(totals.purchase_count_365d, 0) as purchase_count_365d,
        coalesce(totals.net_amount_cny_365d, 0) as net_amount_cny_365d,
        coalesce(totals.online_purchase_count, 0) as online_purchase_count,
        coalesce(totals.offline_purchase_count, 0) as offline_purchase_count,
        coalesce(online_events.online_event_count_90d, 0)
            as online_event_count_90d,
        online_events.last_online_event_at,

        ---------- service
        coalesce(service.service_case_count, 0) as service_case_count,
        coalesce(service.open_case_count, 0) as open_case_count,
        service.last_case_issue_type,
        service.last_case_status,
        service.last_satisfaction,
        service.last_case_opened_at,

        ---------- consents and loyalty
        consents.has_consent_any,
        consents.has_consent_phone,
        consents.has_consent_sms,
        consents.has_consent_email,
        consents.has_consent_wechat,
        consents.has_consent_post,
        loyalty.standard_tier,
        coalesce(loyalty.standard_points, 0) as standard_points
    from customers
    left join rfm
        on customers.one_id = rfm.one_id
    left join lifecycle
        on customers.one_id = lifecycle.one_id
    left join customer_value
        on customers.one_id = customer_value.one_id
    left join totals
        on customers.one_id = totals.one_id
    left join preferences
        on customers.one_id = preferences.one_id
    left join service
        on customers.one_id = service.one_id
    left join consents
        on customers.one_id = consents.one_id
    left join loyalty
        on customers.one_id = loyalty.one_id
    left join online_events
        on customers.one_id = online_events.one_id

)

select * from final
