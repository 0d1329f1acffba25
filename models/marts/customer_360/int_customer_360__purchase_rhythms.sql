with

purchase_days as (

    select * from {{ ref('int_customer_360__purchase_days') }}

),

rules as (

    {{ pivot_rules(ref('lifecycle_rules'), [
        'gap_days_without_history', 'least_gap_days', 'least_own_gaps',
    ]) }}

),

gaps as (

    select
        one_id,
        gap_days,
        row_number() over (
            partition by one_id
            order by gap_days, purchase_day_no
        ) as gap_rank,
        count(*) over (partition by one_id) as gap_count,
        row_number() over (
            order by gap_days, one_id, purchase_day_no
        ) as rank_of_all,
        count(*) over () as count_of_all
    from purchase_days
    where gap_days is not null

),

-- The middle one, or the mean of the two in the middle.
own_gaps as (

    select
        gaps.one_id,
        cast(avg(gaps.gap_days) as decimal(18, 4)) as own_gap_days
    from gaps
    cross join rules
    where
        gaps.gap_count >= rules.least_own_gaps
        and gaps.gap_rank * 2 between gaps.gap_count and gaps.gap_count + 2
    group by gaps.one_id

),

gap_of_all as (

    select cast(avg(gap_days) as decimal(18, 4)) as gap_days
    from gaps
    where rank_of_all * 2 between count_of_all and count_of_all + 2

),

buyers as (

    select
        one_id,
        count(*) as purchase_day_count,
        avg(case when purchase_day_no > 1 then net_amount_cny end)
            as mean_repeat_cny,
        min(purchase_date) as first_purchase_date,
        max(purchase_date) as last_purchase_date
    from purchase_days
    group by one_id

),

final as (

    select
        buyers.one_id,
        buyers.purchase_day_count,
        buyers.purchase_day_count - 1 as repeat_count,
        cast(
            {{ dbt.datediff(
                'buyers.first_purchase_date', 'buyers.last_purchase_date', 'day'
            ) }} as bigint
        ) as repeat_span_days,
        cast(
            {{ dbt.datediff(
                'buyers.first_purchase_date', local_date(as_of()), 'day'
            ) }} as bigint
        ) as observed_days,
        cast(buyers.mean_repeat_cny as decimal(18, 4)) as mean_repeat_cny,
        own_gaps.own_gap_days,
        cast(
            greatest(
                coalesce(
                    own_gaps.own_gap_days,
                    gap_of_all.gap_days,
                    rules.gap_days_without_history
                ),
                rules.least_gap_days
            ) as decimal(18, 4)
        ) as typical_gap_days,
        buyers.first_purchase_date,
        buyers.last_purchase_date
    from buyers
    cross join gap_of_all
    cross join rules
    left join own_gaps
        on buyers.one_id = own_gaps.one_id

)

select * from final
