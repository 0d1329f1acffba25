with

records as (

    select * from {{ ref('int_core__records') }}

),

identifiers as (

    select *
    from {{ ref('int_core__identifiers') }}
    where status = 'ok'

),

fields as (

    select distinct customer_field
    from {{ ref('survivorship_rules') }}

),

attribute_values as (

    select
        records.one_id,
        records.system,
        records.channel,
        fields.customer_field,
        case fields.customer_field
            when 'full_name' then records.full_name
            when 'nickname' then records.nickname
            when 'company_name' then records.company_name
            when 'gender' then records.gender
            when 'birth_date'
                then
                    case
                        when records.birth_date <= {{ local_date(as_of()) }}
                            then
                                cast(
                                    records.birth_date
                                    as {{ dbt.type_string() }}
                                )
                    end
            when 'member_level' then records.member_level
            when 'consent_marketing'
                then
                    case
                        when records.consent_marketing then 'true'
                        when not records.consent_marketing then 'false'
                    end
            when 'address' then {{ address_value('records') }}
        end as value,
        records.seniority,
        case fields.customer_field
            when 'address' then {{ missing_address_parts('records') }}
            else 0
        end as missing_parts,
        false as is_verified,
        true as is_own,
        records.created_at as valid_from,
        records.valid_to,
        records.seen_at
    from records
    cross join fields

),

final as (

    select * from attribute_values
    where value is not null

    union all

    select
        identifiers.one_id,
        identifiers.system,
        identifiers.channel,
        fields.customer_field,
        identifiers.value,
        identifiers.seniority,
        0 as missing_parts,
        identifiers.is_verified,
        identifiers.role = 'self' as is_own,
        identifiers.valid_from,
        identifiers.valid_to,
        identifiers.seen_at
    from identifiers
    inner join fields
        on identifiers.type = fields.customer_field

)

select * from final
