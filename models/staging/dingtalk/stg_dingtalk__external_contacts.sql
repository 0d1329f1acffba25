with

contacts as (

    select * from {{ raw('dingtalk', 'external_contacts') }}

),

with_codes as (

    select
        *,
        -- The code of the country stands in a column of its own.
        case
            when {{ clean_text('state_code') }} <> '86'
                then
                    '+' || {{ clean_text('state_code') }} || ' '
                    || {{ clean_text('mobile') }}
            else mobile
        end as phone_raw
    from contacts

),

renamed as (

    select
        ---------- keys
        corp_id,
        {{ clean_text('userid') }} as external_userid,
        {{ clean_text('follower_user_id') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,
        {{ normalize_email('email') }} as email,
        {{ email_status('email') }} as email_status,
        email as email_raw,

        ---------- text
        {{ clean_text('name') }} as name_raw,
        {{ clean_text('company_name') }} as company_name,
        {{ clean_text('title') }} as job_title,
        {{ address_province('address') }} as province_raw,
        {{ address_city('address') }} as city_raw,
        {{ address_district('address') }} as district_raw,
        {{ address_detail('address') }} as address_detail,
        {{ clean_text('remark') }} as remark,
        {{ clean_text('label_ids') }} as labels

    from with_codes

),

judged as (

    select
        *,
        'dingtalk:' || corp_id || ':external:' || external_userid as record_id,
        'dingtalk:' || corp_id || ':' || staff_key as staff_id,
        case
            when corp_id is null then 'no corporation'
            when external_userid is null then 'no contact id'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
