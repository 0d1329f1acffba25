{#- Returns an amount in CNY by the rate of its day in daily_rates; null when its
    currency has none. The types leave room for the product. -#}
{%- macro in_cny(amount) -%}
    cast(
        cast({{ amount }} as decimal(24, 4))
        * cast(daily_rates.rate_to_cny as decimal(14, 8))
        as decimal(18, 4)
    )
{%- endmacro -%}
