with

consents as (

    select * from {{ ref('int_conformed__consents') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        {{ keyed_hash('consents.consent_id') }} as consent_key,
        one_ids.record_key,
        one_ids.one_id,
        consents.system,
        consents.channel,
        consents.purpose,
        consents.medium,
        consents.is_granted,
        {{ without_contacts('consents.source_status') }} as source_status,
        consents.recorded_at,
        consents.expires_at
    from consents
    left join one_ids
        on consents.record_id = one_ids.record_id

)

select * from final
