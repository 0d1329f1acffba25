with

contacts as (

    select *
    from {{ ref('stg_salesforce__contact') }}
    where row_status = 'kept'

),

leads as (

    select *
    from {{ ref('stg_salesforce__lead') }}
    where row_status = 'kept'

),

-- Not to have opted out is no consent: only refusals are known.
refusals as (

    select
        record_id,
        'email' as medium,
        'HasOptedOutOfEmail' as source_status,
        updated_at
    from contacts
    where has_opted_out_of_email

    union all

    select
        record_id,
        'phone' as medium,
        'DoNotCall' as source_status,
        updated_at
    from contacts
    where do_not_call

    union all

    select
        record_id,
        'email' as medium,
        'HasOptedOutOfEmail' as source_status,
        updated_at
    from leads
    where has_opted_out_of_email

),

final as (

    select
        record_id || ':marketing:' || medium as consent_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        record_id,
        'marketing' as purpose,
        medium,
        false as is_granted,
        source_status,
        -- The field says no time of its own: the record's last change is the
        -- latest it can be.
        updated_at as recorded_at,
        {{ null_columns(['expires_at']) }}
    from refusals

)

select * from final
