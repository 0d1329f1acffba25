with

calls as (

    select *
    from {{ ref('stg_zoho__calls') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_zoho__customers') }}

),

opportunities as (

    select
        opportunity_id,
        record_id
    from {{ ref('int_zoho__opportunities') }}

),

final as (

    select
        calls.follow_up_id,
        'zoho' as system,
        'zoho_crm' as channel,
        calls.call_key as source_follow_up_id,
        coalesce(
            contacts.record_id, subjects.record_id, opportunities.record_id
        ) as record_id,
        opportunities.opportunity_id,
        calls.staff_id,
        'call' as follow_up_method,
        nullif(
            concat_ws(': ', calls.call_result, calls.description), ''
        ) as content,
        calls.followed_up_at,
        {{ null_columns(['next_follow_up_at']) }}
    from calls
    left join customers as contacts
        on calls.contact_record_id = contacts.record_id
    -- A call is about a lead or an account, both customers, or about a deal.
    left join customers as subjects
        on calls.subject_key = subjects.record_id
    left join opportunities
        on calls.subject_key = opportunities.opportunity_id

)

select * from final
