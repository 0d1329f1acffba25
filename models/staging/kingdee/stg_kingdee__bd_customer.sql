with

customers as (

    select * from {{ raw('kingdee', 'bd_customer') }}

),

-- A name in several languages is a list; 2052 is Chinese. The credit code may
-- stand in the field of the taxpayer number.
spelled as (

    select
        *,
        coalesce(
            {{ extract_match(
                'FName', '"Key": ?"?2052"?, ?"Value": ?"([^"]*)"', 1
            ) }},
            {{ clean_text('FName') }}
        ) as company_name,
        coalesce(
            {{ clean_text('FSOCIALCRECODE') }},
            {{ clean_text('FTAXREGISTERCODE') }}
        ) as uscc_raw
    from customers

),

renamed as (

    select
        ---------- keys
        acct_id,
        {{ clean_text('"FUseOrgId.FNumber"') }} as organisation_code,
        {{ clean_text('FNumber') }} as customer_code,
        -- A customer without contacts is answered with a zero.
        nullif({{ clean_text('FT_BD_CUSTLOCATION_FEntryID') }}, '0')
            as contact_entry_id,
        {{ clean_text('"FSELLER.FNumber"') }} as source_staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('FTEL') }} as phone,
        {{ phone_status('FTEL') }} as phone_status,
        {{ clean_text('FTEL') }} as phone_raw,
        {{ normalize_phone('FMobile') }} as mobile_phone,
        {{ phone_status('FMobile') }} as mobile_phone_status,
        {{ clean_text('FMobile') }} as mobile_phone_raw,
        {{ normalize_email('FEMail') }} as email,
        {{ email_status('FEMail') }} as email_status,
        {{ clean_text('FEMail') }} as email_raw,
        {{ normalize_web_domain('FWEBSITE') }} as web_domain,
        {{ clean_text('FWEBSITE') }} as website,
        {{ normalize_uscc('uscc_raw') }} as uscc,
        {{ uscc_status('uscc_raw') }} as uscc_status,
        uscc_raw,
        {{ normalize_tax_number('FTAXREGISTERCODE') }} as tax_number,
        {{ tax_number_status('FTAXREGISTERCODE') }} as tax_number_status,
        {{ clean_text('FTAXREGISTERCODE') }} as tax_number_raw,

        ---------- text
        company_name,
        {{ clean_text('FShortName') }} as short_name,
        {{ clean_text('FContact') }} as contact_name_raw,
        {{ clean_text('"FSELLER.FName"') }} as staff_name,
        {{ clean_text('"FCOUNTRY.FNumber"') }} as country,
        coalesce(
            {{ clean_text('"FPROVINCIAL.FDataValue"') }},
            {{ address_province('FADDRESS') }}
        ) as province_raw,
        {{ address_city('FADDRESS') }} as city_raw,
        {{ address_district('FADDRESS') }} as district_raw,
        {{ clean_text('FADDRESS') }} as address_raw,
        {{ clean_text('FZIP') }} as postal_code,
        {{ clean_text('FDocumentStatus') }} as source_status,
        {{ clean_text('FForbidStatus') }} = 'B' as is_forbidden,

        ---------- dates and timestamps
        {{ parse_date('FFoundDate') }} as founded_date,
        {{ parse_timestamp('FCreateDate') }} as created_at,
        {{ parse_timestamp('FModifyDate') }} as updated_at

    from spelled

),

judged as (

    select
        *,
        'kingdee:' || {{ key_part('acct_id') }} || ':'
        || {{ key_part('organisation_code') }} || ':'
        || {{ key_part('customer_code') }} as record_id,
        'kingdee:' || {{ key_part('acct_id') }} || ':contact:'
        || {{ key_part('contact_entry_id') }} as contact_record_id,
        case
            when acct_id is null then 'no data centre'
            when organisation_code is null then 'no organisation'
            when customer_code is null then 'no customer code'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

keyed as (

    select
        *,
        coalesce(contact_record_id, record_id) as row_record_id
    from judged

),

final as (

    -- A customer is repeated for each of its contacts: the latest of its rows
    -- speaks for the customer.
    select
        *,
        {{ row_status(['record_id'], 'updated_at') }} as customer_row_status,
        {{ row_status(['row_record_id'], 'updated_at') }} as row_status
    from keyed

)

select * from final
