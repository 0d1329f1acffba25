{#- How rarely a customer is twice in one channel: counted on pairs that are surely
    one by all else, beside what chance would have. -#}
with

fitted as (

    {{ fitted_before('match_parameters') | indent(4) }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

limits as (

    select
        max(case when name = 'smallest_channel_sample' then value end)
            as smallest_sample,
        max(case when name = 'smallest_channel_odds' then value end)
            as smallest_odds,
        max(case when name = 'largest_channel_odds' then value end)
            as largest_odds
    from {{ ref('match_limits') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

channels as (

    select distinct
        'channel_odds_percent:' || system || ':' || channel as parameter,
        {{ channel_number('system', 'channel') }} as value_no
    from records

),

tokens as (

    select
        component_no,
        value_no
    from {{ ref('int_matching__tokens_1') }}
    where kind = 'channel'

),

weighed_pairs as (

    {{ weighed_pairs(
        ref('int_matching__compared_pairs_1'),
        ref('int_matching__pattern_weights_1')
    ) | indent(4) }}

),

sure_pairs as (

    select
        weighed_pairs.component_no_a,
        weighed_pairs.component_no_b
    from weighed_pairs
    cross join bars
    where
        not weighed_pairs.is_contradiction
        and weighed_pairs.prior_millibits
        + least(weighed_pairs.shared_millibits, weighed_pairs.cap_millibits)
        + weighed_pairs.own_millibits >= bars.likely

),

sure as (

    select count(*) as pairs
    from sure_pairs

),

pair_channels as (

    {{ pair_channels('sure_pairs', ref('int_matching__tokens_1')) | indent(4) }}

),

met as (

    select
        value_no,
        sum(is_in_a + is_in_b) as sides,
        sum(is_in_a * is_in_b) as pairs
    from pair_channels
    group by value_no

),

components as (

    select
        value_no,
        count(*) as components,
        sum(count(*)) over () as all_components
    from tokens
    group by value_no

),

-- One pair more on both sides: what few pairs tell is little. Where all of them
-- are few, nothing is told.
measured as (

    select
        channels.parameter,
        channels.value_no,
        coalesce(components.components, 0) as components,
        components.all_components,
        case
            when sure.pairs >= limits.smallest_sample
                then cast(round(
                    100 * (coalesce(met.pairs, 0) + 1)
                    / (
                        coalesce(met.sides, 0) * coalesce(met.sides, 0)
                        / (4.0 * sure.pairs) + 1
                    )
                ) as bigint)
            else 100
        end as odds_percent
    from channels
    cross join sure
    cross join limits
    left join components
        on channels.value_no = components.value_no
    left join met
        on channels.value_no = met.value_no

),

bounded as (

    select
        measured.parameter,
        measured.value_no,
        measured.components,
        measured.all_components,
        least(
            greatest(measured.odds_percent, limits.smallest_odds),
            limits.largest_odds
        ) as odds_percent
    from measured
    cross join limits

),

-- Of a million pairs of strangers, so many have a channel in common that would
-- have told them apart.
strangers as (

    select cast(coalesce(sum(round(
        10000.0 * (100 - least(odds_percent, 100))
        * components / all_components
        * components / all_components
    )), 0) as bigint) as parted_millionths
    from bounded

),

parameters as (

    select
        parameter,
        value_no,
        odds_percent as measured_value
    from bounded

    union all

    select
        'channels_apart_millibits' as parameter,
        cast(null as bigint) as value_no,
        {{ millibits('1000000', '1000000 - parted_millionths') }}
            as measured_value
    from strangers

),

final as (

    select
        parameters.parameter,
        parameters.value_no,
        coalesce(fitted.parameter_value, parameters.measured_value)
            as parameter_value,
        parameters.measured_value,
        coalesce(fitted.fitted_at, {{ as_of() }}) as fitted_at
    from parameters
    left join fitted
        on parameters.parameter = fitted.parameter

)

select * from final
