with

decisions as (

    select * from {{ raw('steward', 'decisions') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('decision_id') }} as decision_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        trim(record_id_a) as record_id_a,
        trim(record_id_b) as record_id_b,
        trim(one_id) as one_id,
        {{ lower_case(clean_text('identifier_type')) }} as identifier_type,
        {{ clean_text('value') }} as value,

        ---------- text
        {{ lower_case(clean_text('decision')) }} as decision,
        {{ clean_text('decided_by') }} as decided_by,
        {{ clean_text('reason') }} as reason,

        ---------- timestamps
        {{ parse_timestamp('decided_at', 'Asia/Shanghai') }} as decided_at,
        {{ timestamp_status('decided_at', 'Asia/Shanghai') }}
            as decided_at_status

    from decisions

),

judged as (

    select
        *,
        case
            when decision_id is null then 'no decision id'
            when decision is null then 'no decision'
            when
                decision not in (
                    'must_link', 'cannot_link', 'block_value', 'pin_id',
                    'un_merge', 'withdraw'
                )
                then 'decision not known'
            when
                decision in ('must_link', 'cannot_link')
                and (
                    coalesce(record_id_a, '') = ''
                    or coalesce(record_id_b, '') = ''
                    or record_id_a = record_id_b
                )
                then 'two different records are needed'
            when
                decision = 'block_value'
                and (identifier_type is null or value is null)
                then 'an identifier type and a value are needed'
            when
                decision = 'pin_id'
                and (
                    coalesce(record_id_a, '') = ''
                    or coalesce(one_id, '') = ''
                )
                then 'a record and an id are needed'
            when
                decision = 'pin_id'
                and not {{ matches('one_id', '^[cs][0-9a-f]{24}$') }}
                then 'not an id that we give'
            when
                decision = 'un_merge'
                and coalesce(record_id_a, '') = ''
                then 'a record is needed'
            when decided_at is null then 'decision time not readable'
            when decided_at > {{ as_of() }} then 'decided later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['decision_id'], 'decided_at') }} as row_status
    from judged

)

select * from final
