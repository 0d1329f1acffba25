with

landed_tables as (

    select * from {{ ref('governance_landed_tables') }}

),

source_inventory as (

    select * from {{ ref('governance_source_inventory') }}

),

field_inventory as (

    select * from {{ ref('governance_field_inventory') }}

),

identifiers as (

    select * from {{ ref('int_conformed__identifiers') }}

),

previous_history as (

    select * from {{ source('previous', 'quality_history') }}

),

-- Of what people give to be known by, how much is real.
accuracy as (

    select
        split_part(record_id, ':', 1) as system,
        'accuracy' as dimension,
        count(case when status = 'ok' then 1 end) as good,
        count(case when status in ('ok', 'invalid', 'fake') then 1 end) as basis
    from identifiers
    group by split_part(record_id, ':', 1)

),

completeness as (

    select
        system,
        'completeness' as dimension,
        sum(filled_rows) as good,
        sum(row_count) as basis
    from field_inventory
    group by system

),

-- Rows that could not be used contradict what their source declares.
consistency as (

    select
        system,
        'consistency' as dimension,
        sum(landed_rows - quarantined_rows) as good,
        sum(landed_rows) as basis
    from landed_tables
    group by system

),

uniqueness as (

    select
        system,
        'uniqueness' as dimension,
        sum(landed_rows - duplicate_rows) as good,
        sum(landed_rows) as basis
    from landed_tables
    group by system

),

-- In time counts as one; twice as old as promised counts half.
timeliness as (

    select
        system,
        'timeliness' as dimension,
        max(freshness_hours) as good,
        greatest(max(age_hours), max(freshness_hours)) as basis
    from source_inventory
    group by system

),

counted as (

    select * from accuracy
    union all
    select * from completeness
    union all
    select * from consistency
    union all
    select * from uniqueness
    union all
    select * from timeliness

),

measured as (

    select
        {{ as_of() }} as measured_at,
        system,
        dimension,
        cast(good / nullif(basis, 0) as decimal(18, 4)) as quality_score
    from counted

),

final as (

    select * from measured
    where quality_score is not null

    union all

    -- A run that speaks of the same moment again replaces what it said.
    select
        measured_at,
        system,
        dimension,
        quality_score
    from previous_history
    where measured_at < {{ as_of() }}

)

select * from final
