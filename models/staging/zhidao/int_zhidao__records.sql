with

records as (

    select *
    from {{ ref('stg_zhidao__form_records') }}
    where row_status = 'kept'

),

people as (

    select
        app_code,
        account_no,
        min(record_id) as record_id
    from {{ ref('int_zhidao__people') }}
    where kind = 'customer' and account_no is not null
    group by app_code, account_no

),

buyers as (

    select
        record_key,
        record_id
    from {{ ref('int_zhidao__people') }}
    where kind = 'buyer'

),

final as (

    select
        records.record_key,
        records.app_code,
        records.data_id,
        records.form_name,
        coalesce(people.record_id, buyers.record_id) as record_id,
        records.staff_id,
        records.staff_name,
        records.fields,
        records.amount,
        records.is_deleted,
        records.created_at,
        records.updated_at
    from records
    left join people
        on
            records.app_code = people.app_code
            and records.customer_no = people.account_no
    left join buyers
        on records.record_key = buyers.record_key

)

select * from final
