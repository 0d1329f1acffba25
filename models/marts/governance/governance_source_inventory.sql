with

declared as (

    {{ source_declarations() }}

),

field_inventory as (

    select * from {{ ref('governance_field_inventory') }}

),

landed_batches as (

    {{ landed_batches() }}

),

newest_records as (

    select * from {{ ref('int_governance__newest_records') }}

),

sources as (

    select distinct
        system,
        table_name,
        owner,
        format,
        timezone,
        cast(freshness_hours as bigint) as freshness_hours
    from declared

),

fields as (

    select
        system,
        table_name,
        count(*) as field_count,
        count(case when is_identifier then 1 end) as identifier_fields,
        count(case when pii_class = 'direct' then 1 end) as direct_fields,
        max(row_count) as row_count,
        cast(
            sum(filled_rows) / nullif(sum(row_count), 0) as decimal(18, 4)
        ) as fill_rate,
        cast(
            sum(filled_rows * valid_rate)
            / nullif(
                sum(case when valid_rate is not null then filled_rows end), 0
            ) as decimal(18, 4)
        ) as valid_rate
    from field_inventory
    group by system, table_name

),

final as (

    select
        sources.system,
        sources.table_name,
        sources.owner,
        sources.format,
        sources.timezone,
        fields.field_count,
        fields.identifier_fields,
        fields.direct_fields,
        fields.row_count,
        fields.fill_rate,
        fields.valid_rate,
        coalesce(landed_batches.batch_count, 0) as batch_count,
        landed_batches.last_landed_at,
        newest_records.newest_record_at,
        sources.freshness_hours,
        {{ dbt.datediff(
            'newest_records.newest_record_at', as_of(), 'hour'
        ) }} as age_hours,
        {{ dbt.datediff(
            'newest_records.newest_record_at', as_of(), 'hour'
        ) }} > sources.freshness_hours as is_late
    from sources
    inner join fields
        on
            sources.system = fields.system
            and sources.table_name = fields.table_name
    left join landed_batches
        on
            sources.system = landed_batches.system
            and sources.table_name = landed_batches.table_name
    left join newest_records
        on sources.system = newest_records.system

)

select * from final
