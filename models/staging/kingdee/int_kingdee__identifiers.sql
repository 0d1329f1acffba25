with

customers as (

    select *
    from {{ ref('stg_kingdee__bd_customer') }}
    where row_status = 'kept' and customer_row_status = 'kept'

),

-- The credit code stands here too, or instead; the old number is another.
old_numbers as (

    select *
    from customers
    where tax_number is not null and length(tax_number) <> 18

),

people as (

    select * from {{ ref('int_kingdee__people') }}

),

contacts as (

    select *
    from people
    where kind = 'contact'

),

buyers as (

    select *
    from people
    where kind = 'buyer'

),

-- Whom to call about an order of a company.
links as (

    select *
    from {{ ref('int_kingdee__documents') }}
    where
        record_id is not null
        and not is_walk_in
        and phone_raw is not null

),

final as (

    {{ identifier_rows(
        'customers', 'account_id', 'customer_code', 'customer_code',
        scope="'kingdee:' || acct_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'contacts', 'account_id', 'customer_code', 'customer_code',
        scope="'kingdee:' || acct_id", role='employer', is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'account_id', 'customer_code', 'customer_code',
        scope="'kingdee:' || acct_id", is_verified='true'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'uscc', 'uscc', 'uscc_raw', 'uscc_status'
    ) }}
    union all
    {{ identifier_rows(
        'old_numbers', 'tax_number', 'tax_number', 'tax_number_raw',
        'tax_number_status'
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'web_domain', 'web_domain', 'website',
        status="case when web_domain is null then 'invalid' else 'ok' end"
    ) }}
    union all
    {{ identifier_rows(
        'customers', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'links', 'phone', 'phone', 'phone_raw', 'phone_status', role='receiver'
    ) }}
    union all
    {{ identifier_rows(
        'contacts', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'contacts', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'phone', 'phone', 'phone_raw', 'phone_status', role='buyer',
        valid_from='created_at'
    ) }}

)

select * from final
