with

weighed_levels as (

    select * from {{ ref('int_matching__weighed_levels') }}

),

fitted_weights as (

    select
        comparison,
        level,
        fitted_millibits - weight_millibits as move_millibits
    from {{ ref('int_matching__fitted_weights') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

moved as (

    select
        weighed_levels.component_no_a,
        weighed_levels.component_no_b,
        min(weighed_levels.shared_millibits) as shared_millibits,
        min(weighed_levels.own_millibits) as own_millibits,
        min(weighed_levels.cap_millibits) as cap_millibits,
        min(weighed_levels.prior_millibits) as prior_millibits,
        sum(case
            when weighed_levels.is_shared then fitted_weights.move_millibits
            else 0
        end) as shared_move,
        sum(case
            when weighed_levels.is_shared then 0
            else fitted_weights.move_millibits
        end) as own_move
    from weighed_levels
    inner join fitted_weights
        on
            weighed_levels.comparison = fitted_weights.comparison
            and weighed_levels.level = fitted_weights.level
    group by weighed_levels.component_no_a, weighed_levels.component_no_b

),

weighed as (

    select
        prior_millibits
        + least(shared_millibits, cap_millibits)
        + own_millibits as total_millibits,
        prior_millibits
        + least(shared_millibits + shared_move, cap_millibits)
        + own_millibits
        + own_move as fitted_millibits
    from moved

),

banded as (

    select
        case
            when weighed.total_millibits >= bars.strict then 'strict'
            when weighed.total_millibits >= bars.standard then 'standard'
            else 'none'
        end as id_level,
        case
            when weighed.fitted_millibits >= bars.strict then 'strict'
            when weighed.fitted_millibits >= bars.standard then 'standard'
            else 'none'
        end as fitted_id_level
    from weighed
    cross join bars

),

final as (

    select
        id_level,
        fitted_id_level,
        count(*) as pairs
    from banded
    group by id_level, fitted_id_level

)

select * from final
