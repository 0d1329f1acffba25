with

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        guard = 'value'
        and value_guard is null
        and party_group = 'person'

),

account_values as (

    select *
    from {{ ref('int_matching__account_values') }}
    where
        records > 1
        and not is_over_shared

),

organisation_links as (

    select * from {{ ref('int_matching__organisation_links') }}

),

must_links as (

    select * from {{ ref('int_matching__must_links') }}

),

agreeing as (

    select
        account_values.hub_no as record_no_a,
        identifiers.record_no as record_no_b,
        min(identifiers.type) as type
    from identifiers
    inner join account_values
        on
            identifiers.value_no = account_values.value_no
            and identifiers.party_group = account_values.party_group
    where identifiers.record_no <> account_values.hub_no
    group by account_values.hub_no, identifiers.record_no

),

final as (

    select
        record_no_a,
        record_no_b,
        type
    from agreeing

    union all

    select
        record_no_a,
        record_no_b,
        type
    from organisation_links

    union all

    select
        must_links.record_no_a,
        must_links.record_no_b,
        'must_link' as type
    from must_links

)

select * from final
