with

customers as (

    select * from {{ ref('dim_customers') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

rfm_segments as (

    select * from {{ ref('rfm_segments') }}

),

rules as (

    {{ pivot_rules(ref('rfm_rules'), ['window_days']) }}

),

aged as (

    select
        *,
        {{ dbt.datediff(
            local_date('ordered_at'), local_date(as_of()), 'day'
        ) }} as age_days
    from orders

),

measured as (

    select
        aged.one_id,
        min(case when aged.is_purchase then aged.age_days end) as recency_days,
        count(case when aged.is_purchase then 1 end) as frequency,
        sum(aged.net_amount_cny) as monetary_cny
    from aged
    cross join rules
    where aged.age_days <= rules.window_days
    group by aged.one_id

),

customer_measures as (

    select
        customers.one_id,
        cast(measured.recency_days as bigint) as recency_days,
        coalesce(measured.frequency, 0) as frequency,
        cast(coalesce(measured.monetary_cny, 0) as decimal(18, 4))
            as monetary_cny
    from customers
    left join measured
        on customers.one_id = measured.one_id

),

-- Equal values share a rank, so they share a score. The lower end of a tie
-- counts: who is like many others stands no higher than the last of them.
scored as (

    select
        one_id,
        {{ quintile('recency_days', 'desc') }} as r_score,
        {{ quintile('frequency', 'asc') }} as f_score,
        {{ quintile('monetary_cny', 'asc') }} as m_score
    from customer_measures
    where recency_days is not null

),

final as (

    select
        customer_measures.one_id,
        customer_measures.recency_days,
        customer_measures.frequency,
        customer_measures.monetary_cny,
        scored.r_score,
        scored.f_score,
        scored.m_score,
        cast(
            scored.r_score * 100 + scored.f_score * 10 + scored.m_score
            as {{ dbt.type_string() }}
        ) as rfm_code,
        rfm_segments.rfm_segment
    from customer_measures
    left join scored
        on customer_measures.one_id = scored.one_id
    left join rfm_segments
        on
            scored.r_score = rfm_segments.r_score
            and cast(
                round((scored.f_score + scored.m_score) / 2.0, 0) as integer
            ) = rfm_segments.fm_score

)

select * from final
