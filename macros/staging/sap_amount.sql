{#- Returns an SAP amount in whole units of its currency. Tables keep two decimals
    whatever the currency: of one without decimals the cell shows a hundredth. -#}
{%- macro sap_amount(amount, currency) -%}
    cast(
        case
            when upper({{ clean_text(currency) }}) in (
                'CLP', 'IDR', 'ISK', 'JPY', 'KRW', 'PYG', 'UGX', 'VND'
            )
                then {{ parse_amount(amount) }} * 100
            else {{ parse_amount(amount) }}
        end as decimal(18, 4)
    )
{%- endmacro -%}
