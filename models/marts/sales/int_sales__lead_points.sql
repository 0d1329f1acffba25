with

moments as (

    select * from {{ ref('int_sales__lead_moments') }}

),

engagement as (

    select * from {{ ref('int_sales__lead_engagement') }}

),

consents as (

    select * from {{ ref('int_sales__lead_consents') }}

),

rules as (

    select * from {{ ref('lead_score_rules') }}

),

measured as (

    select
        moments.*,
        coalesce(engagement.session_count, 0) as session_count,
        coalesce(engagement.follow_up_count, 0) as follow_up_count,
        coalesce(engagement.event_count, 0) as event_count,
        {{ dbt.datediff(
            local_date('moments.created_at'), local_date('moments.scored_at'),
            'day'
        ) }} as age_days,
        consents.is_granted
    from moments
    left join engagement
        on
            moments.lead_key = engagement.lead_key
            and moments.moment = engagement.moment
    left join consents
        on
            moments.lead_key = consents.lead_key
            and moments.moment = consents.moment

),

-- What the seed calls a measure, as a number.
numbered as (

    select
        measured.lead_key,
        measured.moment,
        measured.lead_source,
        rules.rule as rule_code,
        rules.points,
        rules.label_en,
        rules.label_zh,
        rules.text_value,
        rules.min_value,
        rules.max_value,
        rules.measure,
        case rules.measure
            when 'age_days' then measured.age_days
            when 'session_count' then measured.session_count
            when 'event_count' then measured.event_count
            when 'follow_up_count' then measured.follow_up_count
            when 'own_score' then measured.score
            when 'is_existing_customer'
                then case when measured.is_existing_customer then 1 else 0 end
            when 'marketing_consent'
                then case
                    when measured.is_granted then 1
                    when not measured.is_granted then 0
                end
        end as measured_number
    from measured
    cross join rules

),

final as (

    select
        lead_key,
        moment,
        rule_code,
        label_en,
        label_zh,
        points as rule_points
    from numbered
    where
        (measure = 'lead_source' and lead_source = text_value)
        or (
            measure <> 'lead_source'
            and measured_number >= min_value
            and (max_value is null or measured_number < max_value)
        )

)

select * from final
