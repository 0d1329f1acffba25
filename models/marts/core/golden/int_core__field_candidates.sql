with

field_values as (

    select * from {{ ref('int_core__field_values') }}

),

source_ranks as (

    select * from {{ ref('int_core__source_ranks') }}

),

records as (

    select * from {{ ref('int_core__records') }}

),

-- Of the records that give a value, the one of the best source stands for it,
-- then the one known longest: one number says both.
weighed as (

    select
        field_values.*,
        source_ranks.source_rank,
        source_ranks.source_rank * 1000000 + field_values.seniority
            as evidence_order
    from field_values
    inner join source_ranks
        on
            field_values.system = source_ranks.system
            and field_values.channel = source_ranks.channel
            and field_values.customer_field = source_ranks.customer_field

),

grouped as (

    select
        one_id,
        customer_field,
        value,
        min(source_rank) as source_rank,
        mod(min(evidence_order), 1000000) as seniority,
        min(missing_parts) as missing_parts,
        count(distinct seniority) as record_count,
        max(case when is_verified then 1 else 0 end) = 1 as is_verified,
        max(case when is_own then 1 else 0 end) = 1 as is_own,
        {{ is_current('valid_to') }} as is_current,
        min(valid_from) as first_valid_from,
        max(valid_to) as last_valid_to,
        max(seen_at) as last_seen_at
    from weighed
    group by one_id, customer_field, value

),

final as (

    select
        grouped.one_id,
        records.record_key,
        records.record_id,
        records.system,
        records.channel,
        grouped.customer_field,
        grouped.value,
        grouped.source_rank,
        grouped.seniority,
        grouped.missing_parts,
        grouped.record_count,
        grouped.is_verified,
        grouped.is_own,
        grouped.is_current,
        grouped.first_valid_from,
        grouped.last_valid_to,
        grouped.last_seen_at
    from grouped
    inner join records
        on
            grouped.one_id = records.one_id
            and grouped.seniority = records.seniority

)

select * from final
