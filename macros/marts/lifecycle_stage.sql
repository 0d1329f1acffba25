{#- Returns the stage of life of a customer on a day, from what is known of it then:
    on how many days it bought, days since the first and the last of them, and its
    usual gap. Reads columns of `rules`, pivoted from lifecycle_rules. -#}
{%- macro lifecycle_stage(
    purchase_day_count, days_since_first, days_since_last, gap_days
) -%}
    case
        when coalesce({{ purchase_day_count }}, 0) = 0 then 'prospect'
        when {{ days_since_first }} <= rules.new_days then 'new'
        when {{ days_since_last }} > rules.lost_after_gaps * {{ gap_days }}
            then 'lost'
        when {{ days_since_last }} > rules.dormant_after_gaps * {{ gap_days }}
            then 'dormant'
        when {{ days_since_last }} > rules.at_risk_after_gaps * {{ gap_days }}
            then 'at_risk'
        when {{ purchase_day_count }} > 1 then 'repeat'
        else 'active'
    end
{%- endmacro -%}
