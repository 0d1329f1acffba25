with

bills as (

    select * from {{ raw('yonyou', 'salebillvouch') }}

),

renamed as (

    select
        ---------- keys
        ufdata,
        {{ yonyou_ledger('ufdata') }} as ledger,
        {{ clean_text('SBVID') }} as source_bill_id,
        {{ clean_text('cSBVCode') }} as bill_code,
        {{ clean_text('cSOCode') }} as order_code,
        {{ clean_text('cCusCode') }} as customer_code,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('cVouchType') }} as bill_type,

        ---------- numbers
        {{ parse_amount('iNatSum') }} as amount,
        {{ amount_status('iNatSum') }} as amount_status,

        ---------- booleans
        {{ clean_text('cVerifier') }} is not null as is_verified,
        coalesce({{ parse_boolean('bReturnFlag') }}, false) as is_flagged_red,

        ---------- timestamps
        {{ parse_timestamp('dDate') }} as billed_at,
        {{ timestamp_status('dDate') }} as billed_at_status,
        {{ parse_timestamp('dModDate') }} as updated_at

    from bills

),

judged as (

    select
        *,
        'yonyou:' || {{ key_part('ufdata') }} || ':bill:'
        || {{ key_part('source_bill_id') }} as bill_id,
        is_flagged_red or coalesce(amount < 0, false) as is_red,
        case
            when ufdata is null then 'no database'
            when source_bill_id is null then 'no invoice id'
            when customer_code is null then 'no customer code'
            when amount_status <> 'ok' then 'amount not readable'
            when billed_at_status <> 'ok' then 'invoice time not readable'
            when billed_at > {{ as_of() }} then 'billed later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['bill_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
