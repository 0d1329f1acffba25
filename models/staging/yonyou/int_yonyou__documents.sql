with

orders as (

    select *
    from {{ ref('stg_yonyou__so_somain') }}
    where row_status = 'kept'

),

bills as (

    select *
    from {{ ref('stg_yonyou__salebillvouch') }}
    where row_status = 'kept'

),

-- What walks in is booked on one customer, who must not become one.
customers as (

    select
        ledger,
        customer_code,
        record_id,
        coalesce(
            {{ is_listed(normalize_company('company_name'), 'company') }}, false
        ) as is_walk_in
    from {{ ref('stg_yonyou__customer') }}
    where row_status = 'kept'

),

order_codes as (

    select
        ufdata,
        order_code,
        min(order_id) as order_id
    from orders
    where order_code is not null
    group by ufdata, order_code

),

documents as (

    select
        order_id as document_id,
        'order' as document_type,
        order_id,
        ledger,
        customer_code,
        name_raw,
        phone,
        phone_status,
        phone_raw,
        ordered_at as documented_at
    from orders

    union all

    select
        bills.bill_id as document_id,
        case
            when bills.is_red then 'red bill'
            when order_codes.order_id is null then 'direct bill'
            else 'bill'
        end as document_type,
        order_codes.order_id,
        bills.ledger,
        bills.customer_code,
        {{ null_columns(['name_raw', 'phone']) }},
        'absent' as phone_status,
        {{ null_columns(['phone_raw']) }},
        bills.billed_at as documented_at
    from bills
    left join order_codes
        on
            bills.ufdata = order_codes.ufdata
            and bills.order_code = order_codes.order_code

),

final as (

    select
        documents.*,
        coalesce(
            customers.record_id,
            'yonyou:' || documents.ledger || ':buyer:'
            || {{ key_part('documents.customer_code') }}
        ) as account_record_id,
        case
            when not customers.is_walk_in then customers.record_id
            when
                coalesce(documents.name_raw, documents.phone_raw) is not null
                then
                    'yonyou:' || documents.ledger || ':buyer:'
                    || substr(documents.document_id, 8)
            when customers.is_walk_in or documents.customer_code is null
                then null
            else
                'yonyou:' || documents.ledger || ':buyer:'
                || {{ key_part('documents.customer_code') }}
        end as record_id,
        customers.record_id is null as is_unknown_customer,
        coalesce(customers.is_walk_in, false) as is_walk_in
    from documents
    left join customers
        on
            documents.ledger = customers.ledger
            and documents.customer_code = customers.customer_code

)

select * from final
