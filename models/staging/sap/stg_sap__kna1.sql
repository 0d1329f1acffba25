with

customers as (

    select * from {{ raw('sap', 'kna1') }}

),

-- The credit code stands in one of three fields. A long name goes on in the
-- second; what is no rest of a company's name is a department or a person.
spelled as (

    select
        *,
        coalesce(
            {{ clean_text('stcd5') }},
            {{ clean_text('stcd1') }},
            {{ clean_text('stceg') }}
        ) as tax_code_raw,
        {{ clean_text('name1') }}
        || case
            when
                {{ matches(clean_text('name2'), '公司$') }}
                and not {{ matches(clean_text('name1'), '公司') }}
                then {{ clean_text('name2') }}
            else ''
        end as whole_name,
        {{ normalize_gender('anred') }} as gender,
        coalesce({{ clean_text('telf1') }}, {{ clean_text('telf2') }})
            as phone_raw,
        case
            when {{ clean_text('telf1') }} is not null
                then {{ clean_text('telf2') }}
        end as phone_2_raw
    from customers

),

renamed as (

    select
        ---------- keys
        mandt as client,
        {{ sap_number('kunnr') }} as customer_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone_raw') }} as phone,
        {{ phone_status('phone_raw') }} as phone_status,
        phone_raw,
        {{ normalize_phone('phone_2_raw') }} as phone_2,
        {{ phone_status('phone_2_raw') }} as phone_2_status,
        phone_2_raw,
        {{ normalize_uscc('tax_code_raw') }} as uscc,
        {{ uscc_status('tax_code_raw') }} as uscc_status,
        {{ normalize_tax_number('tax_code_raw') }} as tax_number,
        {{ tax_number_status('tax_code_raw') }} as tax_number_status,
        tax_code_raw,

        ---------- text
        case
            when gender is not null or {{ clean_text('ktokd') }} = '0170'
                then 'person'
            else 'organisation'
        end as party_type,
        whole_name as name_raw,
        gender,
        {{ clean_text('ktokd') }} as account_group,
        {{ clean_text('land1') }} as country,
        cast(null as {{ dbt.type_string() }}) as province_raw,
        {{ clean_text('ort01') }} as city_raw,
        {{ address_district('stras') }} as district_raw,
        {{ clean_text('stras') }} as address_raw,
        {{ clean_text('pstlz') }} as postal_code,

        ---------- booleans
        coalesce(
            {{ clean_text('loevm') }} = 'X'
            or {{ parse_boolean('_fivetran_deleted') }},
            false
        ) as is_deleted,
        -- One-time customers: whoever buys once is booked on such an account.
        coalesce({{ clean_text('ktokd') }} in ('CPD', 'CPDA'), false)
        or coalesce({{ clean_text('xcpdk') }} = 'X', false) as is_one_time,

        ---------- timestamps
        {{ parse_timestamp(sap_date('erdat')) }} as created_at,
        {{ parse_timestamp('_fivetran_synced', 'UTC') }} as loaded_at

    from spelled

),

judged as (

    select
        *,
        'sap:' || client || ':' || {{ key_part('customer_no') }} as record_id,
        case
            when client is null then 'no client'
            when customer_no is null then 'no customer number'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'loaded_at') }} as row_status
    from judged

)

select * from final
