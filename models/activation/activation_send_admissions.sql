with

all_candidates as (

    select * from {{ ref('int_activation__candidates') }}

),

candidates as (

    select *
    from all_candidates
    where refusal_reason is null

),

caps as (

    select * from {{ ref('frequency_caps') }}

),

longest as (

    select max(window_hours) * 60 * 60 as window_seconds
    from caps

),

past_sends as (

    select
        sends.one_id,
        sends.medium,
        sends.sent_at
    from {{ ref('int_activation__past_sends') }} as sends
    cross join longest
    where
        sends.is_send
        and sends.sent_at > {{ add_seconds(
            as_of(), '-longest.window_seconds'
        ) }}

),

capped_sends as (

    {{ capped_sends('candidates', 'past_sends', 'caps', rounds=12) }}

),

reasoned as (

    select
        candidates.send_key,
        candidates.send_plan,
        candidates.one_id,
        candidates.send_segment,
        candidates.medium,
        candidates.send_priority,
        case
            when candidates.refusal_reason is not null
                then candidates.refusal_reason
            when capped_sends.send_key is not null then 'frequency_cap'
            when candidates.candidate_no > 12 then 'too_many_plans'
        end as refusal_reason,
        capped_sends.frequency_cap,
        candidates.planned_at
    from all_candidates as candidates
    left join capped_sends
        on candidates.send_key = capped_sends.send_key

),

final as (

    select
        send_key,
        send_plan,
        one_id,
        send_segment,
        medium,
        send_priority,
        refusal_reason is null as is_admitted,
        refusal_reason,
        frequency_cap,
        planned_at
    from reasoned

)

select * from final
