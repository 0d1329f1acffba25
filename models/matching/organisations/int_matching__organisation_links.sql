with

organisations as (

    select * from {{ ref('int_matching__organisations') }}

),

ties as (

    select * from {{ ref('int_matching__organisation_ties') }}

),

number_components as (

    select * from {{ ref('int_matching__organisation_number_components') }}

),

tie_components as (

    select * from {{ ref('int_matching__organisation_tie_components') }}

),

connected as (

    select
        organisations.record_no,
        organisations.uscc,
        tie_components.component_no as tie_component_no,
        coalesce(number_components.component_no, organisations.record_no)
            as number_component_no
    from organisations
    inner join tie_components
        on organisations.record_no = tie_components.record_no
    left join number_components
        on organisations.record_no = number_components.record_no

),

number_counts as (

    select
        number_component_no,
        count(distinct uscc) as usccs
    from connected
    group by number_component_no

),

tie_counts as (

    select
        tie_component_no,
        count(distinct uscc) as usccs
    from connected
    group by tie_component_no

),

-- Ties that would bring two credit codes together by a detour all go: first
-- those by name, then those by number, until only the code itself is left.
firms as (

    select
        connected.record_no,
        case
            when tie_counts.usccs <= 1
                then connected.tie_component_no
            when number_counts.usccs <= 1
                then connected.number_component_no
            when connected.uscc is not null
                then min(connected.record_no) over (
                    partition by connected.uscc
                )
            else connected.record_no
        end as firm_no
    from connected
    inner join tie_counts
        on connected.tie_component_no = tie_counts.tie_component_no
    inner join number_counts
        on connected.number_component_no = number_counts.number_component_no

),

final as (

    select
        ties.record_no_a,
        ties.record_no_b,
        ties.rule as type
    from ties
    inner join firms as firms_a
        on ties.record_no_a = firms_a.record_no
    inner join firms as firms_b
        on
            ties.record_no_b = firms_b.record_no
            and firms_a.firm_no = firms_b.firm_no

)

select * from final
