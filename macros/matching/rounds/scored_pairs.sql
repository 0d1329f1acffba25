{#- Returns a query with one row per pair: its weight. What both say comes first,
    then whether they meet in a channel: a customer who is twice in one is rare
    there, and of two strangers with many channels some are likely to be common. -#}
{%- macro scored_pairs(compared_pairs, pattern_weights, tokens) -%}
with

weighed_pairs as (

    {{ weighed_pairs(compared_pairs, pattern_weights) | indent(4) }}

),

channel_odds as (

    select * from {{ ref('int_matching__channel_odds') }}

),

channel_weights as (

    select
        value_no,
        {{ millibits('parameter_value', '100') }} as weight_millibits
    from channel_odds
    where value_no is not null

),

apart as (

    select
        channel_odds.parameter_value,
        match_limits.value as most_millibits
    from channel_odds
    inner join {{ ref('match_limits') }} as match_limits
        on channel_odds.parameter = match_limits.name
    where channel_odds.parameter = 'channels_apart_millibits'

),

pair_channels as (

    {{ pair_channels(compared_pairs, tokens) | indent(4) }}

),

met as (

    select
        pair_channels.component_no_a,
        pair_channels.component_no_b,
        sum(pair_channels.is_in_a) * sum(pair_channels.is_in_b)
            as channel_pairs,
        max(pair_channels.is_in_a + pair_channels.is_in_b) = 2
            as is_common,
        sum(case
            when pair_channels.is_in_a + pair_channels.is_in_b = 2
                then channel_weights.weight_millibits
            else 0
        end) as common_millibits
    from pair_channels
    inner join channel_weights
        on pair_channels.value_no = channel_weights.value_no
    group by pair_channels.component_no_a, pair_channels.component_no_b

),

placed as (

    select
        weighed_pairs.*,
        case when met.is_common then 'common' else 'apart' end as channel,
        case
            when met.is_common then met.common_millibits
            else least(
                apart.parameter_value * coalesce(met.channel_pairs, 0),
                apart.most_millibits
            )
        end as channel_millibits
    from weighed_pairs
    cross join apart
    left join met
        on
            weighed_pairs.component_no_a = met.component_no_a
            and weighed_pairs.component_no_b = met.component_no_b

),

-- What speaks for a pair is shared with relatives, what speaks against it is not.
parted as (

    select
        component_no_a,
        component_no_b,
        pattern_no,
        is_contradiction,
        channel,
        cast(channel_millibits as bigint) as channel_millibits,
        cap_millibits,
        shared_millibits + greatest(channel_millibits, 0) as shared_millibits,
        prior_millibits + own_millibits + least(channel_millibits, 0)
            as own_millibits
    from placed

),

final as (

    select
        component_no_a,
        component_no_b,
        pattern_no,
        is_contradiction,
        channel,
        channel_millibits,
        cast(greatest(shared_millibits - cap_millibits, 0) as bigint)
            as capped_millibits,
        cast(least(shared_millibits, cap_millibits) + own_millibits as bigint)
            as total_millibits
    from parted

)

select * from final
{%- endmacro -%}
