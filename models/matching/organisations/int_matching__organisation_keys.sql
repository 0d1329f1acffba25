with

organisations as (

    select * from {{ ref('int_matching__organisations') }}

),

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        party_group = 'organisation'
        and value_guard is null

),

organisation_domains as (

    select * from {{ ref('int_matching__organisation_domains') }}

),

over_shared as (

    select value_no
    from {{ ref('int_matching__account_values') }}
    where
        party_group = 'organisation'
        and is_over_shared

),

accounts as (

    select identifiers.*
    from identifiers
    inner join organisations
        on identifiers.record_no = organisations.record_no
    left join over_shared
        on identifiers.value_no = over_shared.value_no
    where
        identifiers.guard = 'value'
        and over_shared.value_no is null
        and (
            identifiers.type <> 'uscc'
            or identifiers.value = organisations.uscc
        )

),

-- The credit code contains the organisation code, which old numbers end with.
organisation_codes as (

    select
        record_no,
        case type
            when 'uscc' then substr(value, 9, 9)
            else right(value, 9)
        end as organisation_code
    from accounts
    where
        type = 'uscc'
        or (type = 'tax_number' and length(value) = 15)

),

contacts as (

    select
        record_no,
        type,
        value
    from identifiers
    where
        type in ('phone', 'email')
        and not is_weak

    union all

    select
        record_no,
        'domain' as type,
        web_domain as value
    from organisation_domains

),

final as (

    select
        accounts.record_no,
        accounts.type as rule,
        accounts.value_no as key_no,
        false as is_by_name,
        cast(null as {{ dbt.type_string() }}) as place
    from accounts

    union all

    select
        record_no,
        'organisation_code' as rule,
        {{ text_number("'organisation_code|' || organisation_code") }}
            as key_no,
        false as is_by_name,
        cast(null as {{ dbt.type_string() }}) as place
    from organisation_codes

    union all

    -- Of two names without a region the address says whether they are one.
    select
        record_no,
        'company_name' as rule,
        {{ text_number(
            "'company_name|' || company_key || '|' || coalesce(region_code, '')"
        ) }} as key_no,
        true as is_by_name,
        place
    from organisations
    where company_key is not null

    union all

    -- A group of companies shares its domain: the names must agree as well, but
    -- one of them may leave out its region.
    select
        organisations.record_no,
        'company_name_and_' || contacts.type as rule,
        {{ text_number(
            "concat_ws('|', contacts.type, contacts.value, company_key)"
        ) }} as key_no,
        true as is_by_name,
        organisations.region_code as place
    from organisations
    inner join contacts
        on organisations.record_no = contacts.record_no
    where organisations.company_key is not null

)

select * from final
