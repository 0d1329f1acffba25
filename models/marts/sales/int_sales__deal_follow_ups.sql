with

leads as (

    select * from {{ ref('fct_leads') }}

),

opportunities as (

    select * from {{ ref('fct_opportunities') }}

),

rules as (

    select * from {{ ref('follow_up_rules') }}

),

follow_ups as (

    select * from {{ ref('fct_follow_ups') }}

),

organisation_people as (

    select * from {{ ref('organisation_people') }}

),

-- Who speaks with somebody speaks with the organisation that they act for.
followed as (

    select
        one_id,
        followed_up_at
    from follow_ups
    where one_id is not null

    union all

    select
        organisation_people.organisation_one_id as one_id,
        follow_ups.followed_up_at
    from follow_ups
    inner join organisation_people
        on follow_ups.one_id = organisation_people.one_id

),

of_customers as (

    select
        one_id,
        max(followed_up_at) as followed_up_at
    from followed
    group by one_id

),

of_opportunities as (

    select
        opportunity_id,
        max(followed_up_at) as followed_up_at
    from follow_ups
    where opportunity_id is not null
    group by opportunity_id

),

new_leads as (

    select
        rules.rule as rule_code,
        leads.lead_key as subject_key,
        leads.one_id,
        leads.staff_id,
        null as opportunity_id,
        leads.created_at as since_at,
        {{ dbt.dateadd('day', 'rules.due_days', 'leads.created_at') }} as due_at
    from leads
    inner join rules
        on rules.rule = 'new_lead'
    left join of_customers
        on leads.one_id = of_customers.one_id
    where
        leads.status = 'open'
        and leads.created_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}
        and (
            of_customers.followed_up_at is null
            or of_customers.followed_up_at < leads.created_at
        )

),

-- A customer's follow-up counts for each opportunity that was open then.
touched as (

    select
        opportunities.*,
        greatest(
            opportunities.created_at,
            coalesce(of_customers.followed_up_at, opportunities.created_at),
            coalesce(of_opportunities.followed_up_at, opportunities.created_at)
        ) as since_at
    from opportunities
    left join of_customers
        on opportunities.one_id = of_customers.one_id
    left join of_opportunities
        on opportunities.opportunity_id = of_opportunities.opportunity_id

),

silent_opportunities as (

    select
        rules.rule as rule_code,
        touched.opportunity_id as subject_key,
        touched.one_id,
        touched.staff_id,
        touched.opportunity_id,
        touched.since_at,
        {{ dbt.dateadd(
            'day', 'rules.silent_days + rules.due_days', 'touched.since_at'
        ) }} as due_at
    from touched
    inner join rules
        on rules.rule = 'silent_opportunity'
    where
        touched.status = 'open'
        and touched.since_at
        < {{ dbt.dateadd('day', '-rules.silent_days', as_of()) }}
        and touched.created_at
        >= {{ dbt.dateadd('day', '-rules.within_days', as_of()) }}

),

final as (

    select * from new_leads
    union all
    select * from silent_opportunities

)

select * from final
