{#- Returns a query: the sends that a cap refuses, each with the first such cap.
    `candidates` (send_key, one_id, medium, planned_at, candidate_no) are judged
    by their number, one of each customer a round; `past_sends` (one_id, medium,
    sent_at) count as well. A send is refused when some stretch of a cap's length
    around it would hold more sends than the cap allows. What has a number beyond
    the rounds is no longer judged, and not returned. -#}
{%- macro capped_sends(candidates, past_sends, caps, rounds) -%}
with

sends_0 as (

    select
        one_id,
        medium,
        sent_at
    from {{ past_sends }}

),
{% for round in range(1, rounds + 1) %}
asked_{{ round }} as (

    select
        candidates.send_key,
        candidates.one_id,
        candidates.medium,
        candidates.planned_at,
        caps.frequency_cap,
        caps.medium as cap_medium,
        caps.window_hours * 60 * 60 as window_seconds,
        caps.max_sends
    from {{ candidates }} as candidates
    inner join {{ caps }} as caps
        on caps.medium in ('*', candidates.medium)
    where candidates.candidate_no = {{ round }}

),

near_{{ round }} as (

    select
        send_key,
        frequency_cap,
        window_seconds,
        max_sends,
        planned_at,
        planned_at as sent_at
    from asked_{{ round }}

    union all

    select
        asked.send_key,
        asked.frequency_cap,
        asked.window_seconds,
        asked.max_sends,
        asked.planned_at,
        sends.sent_at
    from asked_{{ round }} as asked
    inner join sends_{{ round - 1 }} as sends
        on
            asked.one_id = sends.one_id
            and asked.cap_medium in ('*', sends.medium)
    where
        sends.sent_at > {{ add_seconds(
            'asked.planned_at', '-asked.window_seconds'
        ) }}
        and sends.sent_at < {{ add_seconds(
            'asked.planned_at', 'asked.window_seconds'
        ) }}

),

-- The stretches that hold the send end with it or with a later one.
ends_{{ round }} as (

    select distinct
        send_key,
        frequency_cap,
        window_seconds,
        max_sends,
        sent_at as ends_at
    from near_{{ round }}
    where sent_at >= planned_at

),

overfull_{{ round }} as (

    select
        ends.send_key,
        ends.frequency_cap
    from ends_{{ round }} as ends
    inner join near_{{ round }} as near
        on
            ends.send_key = near.send_key
            and ends.frequency_cap = near.frequency_cap
    where
        near.sent_at <= ends.ends_at
        and near.sent_at > {{ add_seconds(
            'ends.ends_at', '-ends.window_seconds'
        ) }}
    group by ends.send_key, ends.frequency_cap, ends.ends_at, ends.max_sends
    having count(*) > ends.max_sends

),

refused_{{ round }} as (

    select
        send_key,
        min(frequency_cap) as frequency_cap
    from overfull_{{ round }}
    group by send_key

),

sends_{{ round }} as (

    select * from sends_{{ round - 1 }}

    union all

    select
        candidates.one_id,
        candidates.medium,
        candidates.planned_at as sent_at
    from {{ candidates }} as candidates
    left join refused_{{ round }} as refused
        on candidates.send_key = refused.send_key
    where
        candidates.candidate_no = {{ round }}
        and refused.send_key is null

),
{% endfor %}
final as (

    select * from refused_1
    {% for round in range(2, rounds + 1) %}
    union all

    select * from refused_{{ round }}
    {% endfor %}
)

select * from final
{%- endmacro -%}
