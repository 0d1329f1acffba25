with

named as (

    select
        store_id,
        store_name
    from {{ ref('stg_paper__sign_ups') }}
    where row_status = 'kept'

    union distinct

    select
        store_id,
        store_name
    from {{ ref('stg_paper__surveys') }}
    where row_status = 'kept'

    union distinct

    select
        store_id,
        store_name
    from {{ ref('stg_paper__visitors') }}
    where row_status = 'kept'

),

final as (

    select
        store_id,
        'paper' as system,
        store_name as source_store_id,
        store_name,
        {{ null_columns(['province', 'city', 'district', 'address']) }}
    from named
    where store_id is not null

)

select * from final
