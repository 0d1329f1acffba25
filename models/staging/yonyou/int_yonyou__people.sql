with

customers as (

    select *
    from {{ ref('stg_yonyou__customer') }}
    where row_status = 'kept' and contact_name_raw is not null

),

documents as (

    select *
    from {{ ref('int_yonyou__documents') }}
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
        'yonyou:' || ledger || ':contact:' || {{ key_part('customer_code') }}
            as record_id,
        'contact' as kind,
        ledger,
        customer_code,
        customer_code as source_record_id,
        'person' as party_type,
        contact_name_raw as name_raw,
        company_name,
        mobile_phone as phone,
        mobile_phone_status as phone_status,
        mobile_phone_raw as phone_raw,
        created_at,
        updated_at
    from customers

    union all

    select
        record_id,
        'buyer' as kind,
        ledger,
        customer_code,
        case
            when is_walk_in then substr(document_id, 8)
            else coalesce(customer_code, substr(document_id, 8))
        end as source_record_id,
        'unknown' as party_type,
        name_raw,
        {{ null_columns(['company_name']) }},
        phone,
        phone_status,
        phone_raw,
        documented_at as created_at,
        documented_at as updated_at
    from ranked
    where document_rank = 1

)

select * from final
