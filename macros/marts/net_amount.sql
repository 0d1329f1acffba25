{#- Returns what an order of `orders` brought in, in its currency: its amount less
    later refunds, nothing where its status in `order_statuses` is no revenue. -#}
{%- macro net_amount() -%}
    case
        when order_statuses.is_revenue
            then orders.amount - coalesce(orders.refund_amount, 0)
        else 0
    end
{%- endmacro -%}
