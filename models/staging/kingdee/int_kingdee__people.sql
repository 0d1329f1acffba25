with

contacts as (

    select *
    from {{ ref('stg_kingdee__bd_customer') }}
    where row_status = 'kept' and contact_entry_id is not null

),

documents as (

    select *
    from {{ ref('int_kingdee__documents') }}
    where record_id is not null and (is_walk_in or is_unknown_customer)

),

-- A code that no customer has is one buyer, whoever walked in one each.
ranked as (

    select
        *,
        row_number() over (
            partition by record_id order by documented_at, document_id
        ) as document_rank
    from documents

),

final as (

    select
        contact_record_id as record_id,
        'contact' as kind,
        acct_id,
        customer_code,
        contact_entry_id as source_record_id,
        'person' as party_type,
        contact_name_raw as name_raw,
        company_name,
        mobile_phone as phone,
        mobile_phone_status as phone_status,
        mobile_phone_raw as phone_raw,
        email,
        email_status,
        email_raw,
        created_at,
        updated_at
    from contacts

    union all

    select
        record_id,
        'buyer' as kind,
        acct_id,
        case when is_unknown_customer then customer_code end as customer_code,
        case
            when is_unknown_customer then customer_code
            else fid
        end as source_record_id,
        'unknown' as party_type,
        case when is_walk_in then name_raw end as name_raw,
        {{ null_columns(['company_name']) }},
        case when is_walk_in then phone end as phone,
        case when is_walk_in then phone_status end as phone_status,
        case when is_walk_in then phone_raw end as phone_raw,
        {{ null_columns(['email', 'email_status', 'email_raw']) }},
        documented_at as created_at,
        documented_at as updated_at
    from ranked
    where document_rank = 1

)

select * from final
