with

record_contacts as (

    select * from {{ ref('int_core__record_contacts') }}

),

sample_estimates as (

    select
        *,
        contact_customer_count - split_customer_count
        + unseen_customer_count + silent_customer_count as real_customers
    from {{ ref('int_management__sample_estimates') }}

),

everybody as (

    select * from sample_estimates
    where sample_no = 0

),

record_counts as (

    select
        count(*) as record_count,
        count(distinct one_id) as found_customer_count
    from record_contacts

),

ratios as (

    select real_customers / nullif(found_customer_count, 0) as ratio
    from sample_estimates
    where sample_no > 0

),

ratio_means as (

    select avg(ratio) as mean_ratio
    from ratios

),

-- The jackknife: how much the estimate moves with a twentieth left out.
spreads as (

    select
        sqrt(
            (count(*) - 1) * avg(
                (ratios.ratio - ratio_means.mean_ratio)
                * (ratios.ratio - ratio_means.mean_ratio)
            )
        ) as standard_error
    from ratios
    cross join ratio_means

),

estimated as (

    select
        record_counts.record_count,
        record_counts.found_customer_count,
        coalesce(everybody.contact_customer_count, 0)
            as contact_customer_count,
        everybody.split_customer_count,
        everybody.unseen_customer_count,
        everybody.silent_customer_count,
        case
            when everybody.contact_customer_count > 0
                then everybody.real_customers
        end as real_customers,
        1.96 * spreads.standard_error * everybody.found_customer_count
            as margin_of_error
    from record_counts
    cross join spreads
    left join everybody
        on true

),

final as (

    select
        {{ as_of() }} as as_of,
        record_count,
        found_customer_count,
        contact_customer_count,
        split_customer_count,
        unseen_customer_count,
        silent_customer_count,
        cast(round(real_customers) as bigint) as real_customer_count,
        cast(round(real_customers - margin_of_error) as bigint)
            as real_customer_low,
        cast(round(real_customers + margin_of_error) as bigint)
            as real_customer_high
    from estimated

)

select * from final
