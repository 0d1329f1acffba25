with

members as (

    select * from {{ raw('pos', 'members') }}

),

-- Cashiers who know no name type the phone number where the name belongs.
read_cells as (

    select
        *,
        case
            when {{ phone_status('name') }} = 'ok' then name
        end as name_cell_phone
    from members

),

placed as (

    select
        *,
        case
            when {{ phone_status('phone') }} = 'absent' then name_cell_phone
            else phone
        end as phone_text,
        coalesce(
            {{ other_phone('phone') }},
            case
                when {{ phone_status('phone') }} <> 'absent'
                    then name_cell_phone
            end
        ) as phone_2_text
    from read_cells

),

renamed as (

    select
        ---------- keys
        app_id,
        {{ clean_text('customerUid') }} as customer_uid,
        {{ clean_text('createStoreAppIdOrAccount') }} as source_store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ clean_text('number') }} as member_card_no_raw,
        {{ normalize_phone('phone_text') }} as phone,
        {{ phone_status('phone_text') }} as phone_status,
        phone_text as phone_raw,
        {{ normalize_phone('phone_2_text') }} as phone_2,
        {{ phone_status('phone_2_text') }} as phone_2_status,
        phone_2_text as phone_2_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,

        ---------- text
        case
            when name_cell_phone is null then {{ clean_text('name') }}
        end as name_raw,
        {{ clean_text('categoryName') }} as member_level,
        {{ address_province('address') }} as province_raw,
        {{ address_city('address') }} as city_raw,
        {{ address_district('address') }} as district_raw,
        {{ address_detail('address') }} as address_detail,
        address as address_raw,
        {{ clean_text('remarks') }} as remarks,
        {{ clean_text('enable') }} as source_status,

        ---------- numbers
        {{ parse_amount('point') }} as points,
        {{ parse_amount('balance') }} as balance,

        ---------- dates and timestamps
        {{ parse_date('birthday') }} as birth_date,
        {{ parse_timestamp('createdDate') }} as created_at,
        {{ parse_timestamp('expiryDate') }} as expires_at

    from placed

),

keyed as (

    select
        *,
        'pos:' || app_id || ':' || customer_uid as record_id,
        'pos:' || app_id || ':' || source_store_id as store_id,
        -- A spreadsheet that made a number of the card lost its digits.
        case
            when {{ matches('member_card_no_raw', '^[0-9.]+[eE][+]?[0-9]+$') }}
                then 'invalid'
            else 'ok'
        end as member_card_no_status
    from renamed

),

judged as (

    select
        *,
        case
            when member_card_no_status = 'ok' then member_card_no_raw
        end as member_card_no,
        case
            when app_id is null then 'no app id'
            when customer_uid is null then 'no customer uid'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from keyed

),

final as (

    select
        *,
        {{ row_status(['record_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
