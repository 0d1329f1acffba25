with

orders as (

    select *
    from {{ ref('stg_kingdee__sal_saleorder') }}
    where row_status = 'kept'

),

returns as (

    select *
    from {{ ref('stg_kingdee__sal_returnstock') }}
    where row_status = 'kept'

),

-- What walks in is booked on one customer, who must not become one.
customers as (

    select
        acct_id,
        organisation_code,
        customer_code,
        record_id,
        coalesce(
            {{ is_listed(normalize_company('company_name'), 'company') }}, false
        ) as is_walk_in,
        min(record_id) over (
            partition by acct_id, customer_code
        ) as any_record_id
    from {{ ref('stg_kingdee__bd_customer') }}
    where row_status = 'kept' and customer_row_status = 'kept'

),

-- An organisation may sell to a customer of another one.
codes as (

    select
        acct_id,
        customer_code,
        any_record_id,
        is_walk_in
    from customers
    where record_id = any_record_id

),

bill_numbers as (

    select
        acct_id,
        bill_no,
        min(order_id) as order_id
    from orders
    where bill_no is not null
    group by acct_id, bill_no

),

documents as (

    select
        order_id as document_id,
        true as is_order,
        order_id,
        acct_id,
        fid,
        organisation_code,
        customer_code,
        name_raw,
        phone,
        phone_status,
        phone_raw,
        ordered_at as documented_at
    from orders

    union all

    select
        returns.refund_id as document_id,
        false as is_order,
        bill_numbers.order_id,
        returns.acct_id,
        returns.fid,
        returns.organisation_code,
        returns.customer_code,
        {{ null_columns(['name_raw', 'phone']) }},
        'absent' as phone_status,
        {{ null_columns(['phone_raw']) }},
        returns.returned_at as documented_at
    from returns
    left join bill_numbers
        on
            returns.acct_id = bill_numbers.acct_id
            and returns.order_bill_no = bill_numbers.bill_no

),

final as (

    select
        documents.*,
        case
            when not codes.is_walk_in
                then coalesce(customers.record_id, codes.any_record_id)
            when
                coalesce(documents.name_raw, documents.phone_raw) is not null
                and (codes.is_walk_in or documents.customer_code is null)
                then
                    'kingdee:' || {{ key_part('documents.acct_id') }}
                    || ':buyer:' || {{ key_part('documents.fid') }}
            when not coalesce(codes.is_walk_in, false)
                then
                    'kingdee:' || {{ key_part('documents.acct_id') }}
                    || ':customer:' || {{ key_part('documents.customer_code') }}
        end as record_id,
        codes.customer_code is null and documents.customer_code is not null
            as is_unknown_customer,
        coalesce(codes.is_walk_in, documents.customer_code is null)
            as is_walk_in
    from documents
    left join codes
        on
            documents.acct_id = codes.acct_id
            and documents.customer_code = codes.customer_code
    left join customers
        on
            documents.acct_id = customers.acct_id
            and documents.customer_code = customers.customer_code
            and documents.organisation_code = customers.organisation_code

)

select * from final
