with

records as (

    select
        record_no,
        record_id
    from {{ ref('int_matching__records') }}
    where party_group = 'person'

),

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where party_group = 'person'

),

organisation_marks as (

    select * from {{ ref('int_matching__organisation_marks') }}

),

named as (

    select
        record_no,
        'identifier' as mark_kind,
        cast(value_no as {{ dbt.type_string() }}) as mark,
        type as link_rule
    from identifiers
    where value_guard = 'employer'

    union all

    select
        record_no,
        'email_domain' as mark_kind,
        {{ replace_matches('value', '^.*@') }} as mark,
        'email_domain' as link_rule
    from identifiers
    where
        type = 'email'
        and value_guard is null

    union all

    select
        records.record_no,
        'company_name' as mark_kind,
        customers.company_name as mark,
        'company_name' as link_rule
    from records
    inner join customers
        on records.record_id = customers.record_id
    where customers.company_name is not null

),

final as (

    select distinct
        records.record_id,
        organisation_marks.one_id as organisation_one_id,
        named.link_rule
    from named
    inner join organisation_marks
        on
            named.mark_kind = organisation_marks.mark_kind
            and named.mark = organisation_marks.mark
    inner join records
        on named.record_no = records.record_no

)

select * from final
