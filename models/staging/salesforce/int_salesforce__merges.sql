with recursive

records as (

    select
        record_id,
        organization_id,
        account_id as salesforce_id,
        master_record_id,
        master_record_id_raw
    from {{ ref('stg_salesforce__account') }}
    where row_status = 'kept'

    union all

    select
        record_id,
        organization_id,
        contact_id as salesforce_id,
        master_record_id,
        master_record_id_raw
    from {{ ref('stg_salesforce__contact') }}
    where row_status = 'kept'

    union all

    select
        record_id,
        organization_id,
        lead_id as salesforce_id,
        master_record_id,
        master_record_id_raw
    from {{ ref('stg_salesforce__lead') }}
    where row_status = 'kept'

),

chains as (

    select
        record_id,
        organization_id,
        master_record_id as survivor_id,
        master_record_id_raw,
        1 as hops
    from records
    where master_record_id_raw is not null

    union all

    select
        chains.record_id,
        chains.organization_id,
        records.master_record_id as survivor_id,
        chains.master_record_id_raw,
        chains.hops + 1 as hops
    from chains
    inner join records
        on
            chains.organization_id = records.organization_id
            and chains.survivor_id = records.salesforce_id
    -- Salesforce makes no circles; a damaged export must not run for ever.
    where records.master_record_id is not null and chains.hops < 20

),

ranked as (

    select
        *,
        row_number() over (
            partition by record_id order by hops desc
        ) as hop_rank
    from chains

),

final as (

    select
        record_id,
        organization_id,
        survivor_id,
        master_record_id_raw,
        hops
    from ranked
    where hop_rank = 1

)

select * from final
