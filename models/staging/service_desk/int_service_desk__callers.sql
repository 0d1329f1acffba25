with

tickets as (

    select *
    from {{ ref('stg_service_desk__tickets') }}
    where row_status = 'kept'

),

im_sessions as (

    select *
    from {{ ref('stg_service_desk__im_sessions') }}
    where row_status = 'kept'

),

customers as (

    select record_id
    from {{ ref('stg_service_desk__customers') }}
    where row_status = 'kept'

),

cases as (

    select
        service_case_id,
        account_record_id,
        subdomain,
        customer_id,
        coalesce(customer_id, 'ticket:' || ticket_id) as caller_key,
        phone,
        phone_status,
        phone_raw,
        name_raw,
        opened_at
    from tickets
    where coalesce(customer_id, phone_raw, name_raw) is not null

    union all

    select
        service_case_id,
        account_record_id,
        subdomain,
        customer_id,
        customer_id as caller_key,
        {{ null_columns(['phone', 'phone_status', 'phone_raw', 'name_raw']) }},
        opened_at
    from im_sessions
    where customer_id is not null

),

final as (

    select
        cases.service_case_id,
        'service_desk:' || cases.subdomain || ':buyer:' || cases.caller_key
            as record_id,
        cases.subdomain,
        cases.customer_id,
        cases.caller_key,
        cases.phone,
        cases.phone_status,
        cases.phone_raw,
        cases.name_raw,
        cases.opened_at,
        row_number() over (
            partition by cases.subdomain, cases.caller_key
            order by
                cases.name_raw is null, cases.opened_at, cases.service_case_id
        ) as case_rank
    from cases
    left join customers
        on cases.account_record_id = customers.record_id
    where customers.record_id is null

)

select * from final
