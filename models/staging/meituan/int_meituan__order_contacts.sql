with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

backups as (

    select
        record_id,
        ordered_at,
        {{ explode_json_array('backup_phones_raw') }} as phone_raw
    from orders

),

shown as (

    select
        record_id,
        'receiver' as role,
        receiver_phone_raw as phone_raw,
        ordered_at
    from orders

    union all

    select
        record_id,
        'receiver' as role,
        real_phone_raw as phone_raw,
        ordered_at
    from orders

    union all

    select
        record_id,
        'receiver' as role,
        phone_raw,
        ordered_at
    from backups

    union all

    select
        record_id,
        'buyer' as role,
        phone_raw,
        ordered_at
    from orders

),

standardised as (

    select
        *,
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status
    from shown
    where phone_raw is not null

),

final as (

    select
        record_id,
        role,
        phone,
        phone_status,
        min(phone_raw) as phone_raw,
        min(ordered_at) as first_ordered_at
    from standardised
    group by
        record_id,
        role,
        phone,
        phone_status,
        case when phone is null then phone_raw end

)

select * from final
