with

opportunities as (

    select * from {{ raw('fxiaoke', 'new_opportunity_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as source_opportunity_id,
        {{ clean_text('account_id') }} as account_id,
        {{ extract_match('owner', '[A-Za-z0-9_]+') }} as staff_key,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as opportunity_name,
        coalesce(
            {{ clean_text('sales_stage__r') }}, {{ clean_text('sales_stage') }}
        ) as source_stage,
        {{ clean_text('sales_status') }} as sales_status,
        {{ json_text('owner__r', 'name') }} as staff_name,

        ---------- numbers
        {{ parse_amount('amount') }} as amount,
        {{ amount_status('amount') }} as amount_status,
        {{ parse_amount('probability') }} as probability,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- dates and timestamps
        {{ parse_date('close_date', 'Asia/Shanghai') }} as close_date,
        {{ parse_timestamp('stg_changed_time', 'Asia/Shanghai') }}
            as stage_changed_at,
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as created_at,
        {{ timestamp_status('create_time', 'Asia/Shanghai') }}
            as created_at_status,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from opportunities

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || source_opportunity_id
            as opportunity_id,
        'fxiaoke:' || tenant_id || ':' || account_id as account_record_id,
        'fxiaoke:' || tenant_id || ':' || staff_key as staff_id,
        case
            when tenant_id is null then 'no tenant id'
            when source_opportunity_id is null then 'no opportunity id'
            when amount_status in ('invalid', 'out_of_range')
                then 'amount not readable'
            when created_at_status = 'invalid'
                then 'creation time not readable'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['opportunity_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
