with

consents as (

    select *
    from {{ ref('fct_consents') }}
    where one_id is not null and purpose = 'marketing'

),

past_sends as (

    select *
    from {{ ref('int_activation__past_sends') }}
    where is_failed or is_send

),

send_rules as (

    select * from {{ ref('send_rules') }}

),

-- The newest word on a medium counts, be it on all of them; of two at one time
-- the refusal.
ranked_consents as (

    select
        consents.one_id,
        send_rules.medium,
        consents.is_granted,
        consents.expires_at,
        row_number() over (
            partition by consents.one_id, send_rules.medium
            order by
                consents.recorded_at desc nulls last,
                consents.is_granted,
                consents.consent_key
        ) as consent_no
    from consents
    inner join send_rules
        on consents.medium in ('any', send_rules.medium)

),

ranked_sends as (

    select
        one_id,
        medium,
        is_failed,
        row_number() over (
            partition by one_id, medium
            order by sent_at desc, campaign_touch_key
        ) as send_no
    from past_sends

),

facts as (

    select
        one_id,
        medium,
        is_granted,
        expires_at,
        false as is_suppressed
    from ranked_consents
    where consent_no = 1

    union all

    select
        one_id,
        medium,
        cast(null as boolean) as is_granted,
        cast(null as timestamp) as expires_at,
        true as is_suppressed
    from ranked_sends
    where send_no = 1 and is_failed

),

final as (

    select
        one_id,
        medium,
        max(case when is_granted then 1 when not is_granted then 0 end) = 1
            as is_granted,
        max(case when is_suppressed then 1 else 0 end) = 1 as is_suppressed,
        max(expires_at) as expires_at
    from facts
    group by one_id, medium

)

select * from final
