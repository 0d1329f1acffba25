with

candidates as (

    select * from {{ ref('int_core__field_candidates') }}

),

survivorship_rules as (

    select * from {{ ref('survivorship_rules') }}

),

field_rules as (

    select
        customer_field,
        max(case when rule_order = 1 then rule end) as rule_1,
        max(case when rule_order = 2 then rule end) as rule_2,
        max(case when rule_order = 3 then rule end) as rule_3,
        max(case when rule_order = 4 then rule end) as rule_4,
        max(case when rule_order = 5 then rule end) as rule_5
    from survivorship_rules
    group by customer_field

),

keyed as (

    select
        candidates.*,
        field_rules.rule_1,
        field_rules.rule_2,
        field_rules.rule_3,
        field_rules.rule_4,
        field_rules.rule_5,
        {{ survivorship_key('field_rules.rule_1') }} as key_1,
        {{ survivorship_key('field_rules.rule_2') }} as key_2,
        {{ survivorship_key('field_rules.rule_3') }} as key_3,
        {{ survivorship_key('field_rules.rule_4') }} as key_4,
        {{ survivorship_key('field_rules.rule_5') }} as key_5
    from candidates
    inner join field_rules
        on candidates.customer_field = field_rules.customer_field

),

-- A winner is compared with the value behind it, any other with the one before.
ranked as (

    select
        *,
        row_number() over ranking as value_rank,
        coalesce(lag(key_1) over ranking, lead(key_1) over ranking) as other_1,
        coalesce(lag(key_2) over ranking, lead(key_2) over ranking) as other_2,
        coalesce(lag(key_3) over ranking, lead(key_3) over ranking) as other_3,
        coalesce(lag(key_4) over ranking, lead(key_4) over ranking) as other_4,
        coalesce(lag(key_5) over ranking, lead(key_5) over ranking) as other_5
    from keyed
    window ranking as (
        partition by one_id, customer_field
        order by key_1, key_2, key_3, key_4, key_5, seniority, value
    )

),

final as (

    select
        one_id,
        record_key,
        record_id,
        system,
        channel,
        customer_field,
        value,
        case
            when other_1 is null then 'only_value'
            when key_1 <> other_1 then rule_1
            when key_2 <> other_2 then rule_2
            when key_3 <> other_3 then rule_3
            when key_4 <> other_4 then rule_4
            when key_5 <> other_5 then rule_5
            else 'longest_known_record'
        end as deciding_rule,
        value_rank,
        source_rank,
        record_count,
        is_verified,
        is_current,
        first_valid_from,
        last_valid_to,
        last_seen_at
    from ranked

)

select * from final
