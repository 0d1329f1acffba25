with

contact_ways as (

    select * from {{ raw('wecom', 'contact_ways') }}

),

renamed as (

    select
        ---------- keys
        'wecom:' || corp_id || ':' || config_id as contact_way_id,
        -- A code without a state of its own is a campaign of its own.
        'wecom:' || corp_id || ':'
        || coalesce({{ key_part(clean_text('state')) }}, config_id)
            as campaign_id,
        corp_id,
        config_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        coalesce({{ clean_text('state') }}, config_id) as source_campaign_id,
        {{ clean_text('remark') }} as campaign_name,

        ---------- booleans
        {{ parse_boolean('is_temp') }} as is_temporary

    from contact_ways

),

judged as (

    select
        *,
        case
            when corp_id is null then 'no corporation'
            when config_id is null then 'no configuration id'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['contact_way_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
