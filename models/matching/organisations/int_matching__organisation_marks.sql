with

one_ids as (

    select * from {{ ref('one_ids') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

organisations as (

    select * from {{ ref('int_matching__organisations') }}

),

organisation_names as (

    select * from {{ ref('int_matching__organisation_names') }}

),

organisation_domains as (

    select * from {{ ref('int_matching__organisation_domains') }}

),

identifiers as (

    select
        record_no,
        cast(value_no as {{ dbt.type_string() }}) as mark
    from {{ ref('int_matching__identifiers') }}
    where
        party_group = 'organisation'
        and guard = 'value'
        and value_guard is null

),

known as (

    select
        organisations.record_no,
        organisations.company_key,
        organisations.region_code,
        one_ids.one_id
    from organisations
    inner join records
        on organisations.record_no = records.record_no
    inner join one_ids
        on records.record_id = one_ids.record_id

),

-- The whole name goes before one of which a side leaves out the region.
named as (

    select
        organisation_names.company_name,
        known.one_id,
        rank() over (
            partition by organisation_names.company_name
            order by case
                when
                    organisation_names.region_code
                    is not distinct from known.region_code
                    then 0
                else 1
            end
        ) as fit_rank
    from organisation_names
    inner join known
        on organisation_names.company_key = known.company_key
    where
        coalesce(organisation_names.region_code = known.region_code, true)

),

marks as (

    select
        'identifier' as mark_kind,
        identifiers.mark,
        known.one_id
    from identifiers
    inner join known
        on identifiers.record_no = known.record_no

    union all

    select
        'email_domain' as mark_kind,
        organisation_domains.web_domain as mark,
        known.one_id
    from organisation_domains
    inner join known
        on organisation_domains.record_no = known.record_no

    union all

    select
        'company_name' as mark_kind,
        company_name as mark,
        one_id
    from named
    where fit_rank = 1

),

-- What two organisations bear says of nobody whose people they are.
final as (

    select
        mark_kind,
        mark,
        min(one_id) as one_id
    from marks
    group by mark_kind, mark
    having min(one_id) = max(one_id)

)

select * from final
