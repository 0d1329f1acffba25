with

exchange_rates as (

    select
        *,
        lead(valid_from) over (
            partition by currency
            order by valid_from
        ) as valid_until
    from {{ ref('exchange_rates') }}

),

dates as (

    select * from {{ ref('dim_dates') }}

),

final as (

    select
        exchange_rates.currency,
        dates.date_day as rate_date,
        exchange_rates.rate_to_cny
    from exchange_rates
    inner join dates
        on
            exchange_rates.valid_from <= dates.date_day
            and dates.date_day < coalesce(
                exchange_rates.valid_until, cast('9999-12-31' as date)
            )

)

select * from final
