with

marketing_events as (

    select * from {{ raw('fxiaoke', 'marketing_event_obj') }}

),

renamed as (

    select
        ---------- keys
        {{ clean_text('tenant_id') }} as tenant_id,
        {{ clean_text('_id') }} as source_campaign_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('name') }} as campaign_name,
        coalesce(
            {{ clean_text('event_type__r') }}, {{ clean_text('event_type') }}
        ) as campaign_type,
        coalesce(
            {{ clean_text('biz_status__r') }}, {{ clean_text('biz_status') }}
        ) as source_status,

        ---------- numbers
        {{ parse_amount('expected_cost') }} as budget,
        {{ amount_status('expected_cost') }} as budget_status,
        {{ parse_amount('actual_cost') }} as cost,
        {{ amount_status('actual_cost') }} as cost_status,

        ---------- booleans
        coalesce({{ parse_boolean('is_deleted') }}, false)
        or coalesce(life_status = 'invalid', false) as is_deleted,

        ---------- timestamps
        {{ parse_timestamp('begin_time', 'Asia/Shanghai') }} as starts_at,
        {{ parse_timestamp('end_time', 'Asia/Shanghai') }} as ends_at,
        {{ parse_timestamp('create_time', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('last_modified_time', 'Asia/Shanghai') }}
            as updated_at

    from marketing_events

),

judged as (

    select
        *,
        'fxiaoke:' || tenant_id || ':' || source_campaign_id as campaign_id,
        case
            when tenant_id is null then 'no tenant id'
            when source_campaign_id is null then 'no marketing event id'
            when
                budget_status in ('invalid', 'out_of_range')
                or cost_status in ('invalid', 'out_of_range')
                then 'cost not readable'
            when created_at > {{ as_of() }} then 'created later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['campaign_id'], 'updated_at') }} as row_status
    from judged

)

select * from final
