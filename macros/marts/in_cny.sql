{#- Returns an amount in CNY by the rate of its day in daily_rates; null when its
    currency has none. -#}
{%- macro in_cny(amount) -%}
    cast({{ amount }} * daily_rates.rate_to_cny as decimal(18, 4))
{%- endmacro -%}
