with

batches as (

    select * from {{ raw('sms', 'batches') }}

),

renamed as (

    select
        ---------- keys
        'sms:' || account || ':batch:' || {{ key_part('batch_no') }}
            as campaign_id,
        account,
        batch_no,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('batch_name') }} as campaign_name,
        {{ clean_text('template_code') }} as template_code,
        {{ clean_text('status') }} as source_status,

        ---------- numbers
        {{ parse_amount('total_fee', 'fen') }} as cost,
        {{ amount_status('total_fee', 'fen') }} as cost_status,

        ---------- timestamps
        {{ parse_timestamp('start_time', 'Asia/Shanghai') }} as starts_at,
        {{ parse_timestamp('end_time', 'Asia/Shanghai') }} as ends_at

    from batches

),

judged as (

    select
        *,
        case
            when account is null then 'no account'
            when batch_no is null then 'no batch number'
            when cost_status in ('invalid', 'out_of_range')
                then 'cost not readable'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_id'], 'ends_at') }} as row_status
    from judged

)

select * from final
