-- A stretch of a cap's length that ends with an admitted message holds past and
-- admitted ones. What was sent in the past may be over the cap by itself.
with

admissions as (

    select * from {{ ref('activation_send_admissions') }}

),

caps as (

    select * from {{ ref('frequency_caps') }}

),

sends as (

    select
        one_id,
        medium,
        planned_at as sent_at
    from admissions
    where is_admitted

    union all

    select
        one_id,
        medium,
        sent_at
    from {{ ref('int_activation__past_sends') }}
    where is_send

)

select
    admissions.send_key,
    caps.frequency_cap
from admissions
inner join caps
    on caps.medium in ('*', admissions.medium)
inner join sends
    on
        admissions.one_id = sends.one_id
        and caps.medium in ('*', sends.medium)
where
    admissions.is_admitted
    and sends.sent_at <= admissions.planned_at
    and sends.sent_at > {{ add_seconds(
        'admissions.planned_at', '-caps.window_hours * 60 * 60'
    ) }}
group by admissions.send_key, caps.frequency_cap, caps.max_sends
having count(*) > caps.max_sends
