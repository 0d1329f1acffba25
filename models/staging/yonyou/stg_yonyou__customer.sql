with

customers as (

    select * from {{ raw('yonyou', 'customer') }}

),

-- One cell holds all numbers of a company, with the names of who answers.
spelled as (

    select
        *,
        {{ rewrite(clean_text('cCusPhone'), [
            (' *[' ~ han() ~ ']{1,3}(?:先生|小姐|女士|经理|老师|总)', ''),
            (' +[' ~ han() ~ ']{2,4}', ''),
        ]) }} as phone_text
    from customers

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('cCusCode') }} as customer_code,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_text') }} as phone,
        {{ phone_status('phone_text') }} as phone_status,
        phone_text as phone_raw,
        {{ normalize_phone(other_phone('phone_text')) }} as phone_2,
        {{ phone_status(other_phone('phone_text')) }} as phone_2_status,
        {{ other_phone('phone_text') }} as phone_2_raw,
        {{ normalize_phone('cCusHand') }} as mobile_phone,
        {{ phone_status('cCusHand') }} as mobile_phone_status,
        {{ clean_text('cCusHand') }} as mobile_phone_raw,
        {{ normalize_email('cCusEmail') }} as email,
        {{ email_status('cCusEmail') }} as email_status,
        {{ clean_text('cCusEmail') }} as email_raw,
        {{ normalize_uscc('cCusRegCode') }} as uscc,
        {{ uscc_status('cCusRegCode') }} as uscc_status,
        {{ normalize_tax_number('cCusRegCode') }} as tax_number,
        {{ tax_number_status('cCusRegCode') }} as tax_number_status,
        {{ clean_text('cCusRegCode') }} as tax_code_raw,

        ---------- text
        {{ clean_text('cCusName') }} as company_name,
        {{ clean_text('cCusAbbName') }} as short_name,
        {{ clean_text('cCusPerson') }} as contact_name_raw,
        {{ address_province('cCusAddress') }} as province_raw,
        {{ address_city('cCusAddress') }} as city_raw,
        {{ address_district('cCusAddress') }} as district_raw,
        {{ clean_text('cCusAddress') }} as address_raw,
        {{ clean_text('cCusPostCode') }} as postal_code,
        {{ clean_text('cCusPPerson') }} as source_staff_id,

        ---------- dates and timestamps
        {{ parse_date('dEndDate') }} as stopped_date,
        {{ parse_timestamp('dCusDevDate') }} as created_at,
        {{ parse_timestamp('dModifyDate') }} as updated_at

    from spelled

),

judged as (

    select
        *,
        'yonyou:' || ledger || ':' || {{ key_part('customer_code') }}
            as record_id,
        case
            when ufdata is null then 'no database'
            when customer_code is null then 'no customer code'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    -- Every year has a database, which begins with the customers of the last.
    select
        *,
        {{ row_status(['record_id'], 'ufdata desc, updated_at') }} as row_status
    from judged

)

select * from final
