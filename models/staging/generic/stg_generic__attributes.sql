with

attributes as (

    select * from {{ raw('generic', 'attributes') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('supplier') }} as supplier,
        {{ clean_text('attribute') }} as attribute,
        'generic:' || {{ key_part('channel') }} || ':'
        || {{ key_part('customer_id') }} as record_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone('phone') }} as phone,
        {{ normalize_email('email') }} as email,
        {{ normalize_uscc('uscc') }} as uscc,

        ---------- text
        {{ clean_text('value') }} as raw_value,

        ---------- timestamps
        {{ parse_timestamp('recorded_at', var('generic_timezone')) }}
            as recorded_at

    from attributes

),

keyed as (

    select
        *,
        case
            when record_id is not null then 'record'
            when uscc is not null then 'uscc'
            when phone is not null then 'phone'
            when email is not null then 'email'
        end as identifier_type,
        coalesce(record_id, uscc, phone, email) as identifier_value
    from renamed

),

judged as (

    select
        *,
        'generic:' || {{ key_part('supplier') }} || ':'
        || {{ key_part('attribute') }} || ':'
        || identifier_type || ':' || identifier_value as attribute_id,
        case
            when supplier is null then 'no supplier'
            when attribute is null then 'no attribute'
            when identifier_value is null then 'nobody to attach it to'
            when recorded_at > {{ as_of() }} then 'recorded later than as_of'
        end as quarantine_reason
    from keyed

),

final as (

    select
        *,
        {{ row_status(['attribute_id'], 'recorded_at') }} as row_status
    from judged

)

select * from final
