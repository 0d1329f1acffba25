with

persons as (

    select * from {{ raw('yonyou', 'person') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('cPersonCode') }} as source_staff_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('cPersonName') }} as staff_name,
        coalesce(
            {{ clean_text('cDepName') }}, {{ clean_text('cDepCode') }}
        ) as department,

        ---------- dates
        {{ parse_date('dPInValidDate') }} as left_date

    from persons

),

judged as (

    select
        *,
        'yonyou:' || ledger || ':' || {{ key_part('source_staff_id') }}
            as staff_id,
        case
            when ufdata is null then 'no database'
            when source_staff_id is null then 'no person code'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['staff_id'], 'ufdata') }} as row_status
    from judged

)

select * from final
