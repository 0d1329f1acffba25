with

record_employers as (

    select * from {{ ref('record_employers') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

customers as (

    select * from {{ ref('int_conformed__customer_records') }}

),

evidence as (

    select
        record_employers.organisation_one_id,
        one_ids.one_id,
        one_ids.record_key,
        record_employers.link_rule,
        {{ without_contacts('customers.job_title') }} as job_title,
        customers.created_at as first_seen_at,
        coalesce(customers.updated_at, customers.created_at) as last_seen_at,
        case record_employers.link_rule
            when 'email_domain' then 3
            when 'company_name' then 2
            else 1
        end as rule_rank
    from record_employers
    inner join one_ids
        on record_employers.record_id = one_ids.record_id
    inner join customers
        on record_employers.record_id = customers.record_id

),

ranked as (

    select
        *,
        row_number() over (
            partition by organisation_one_id, one_id
            order by rule_rank, first_seen_at nulls last, record_key, link_rule
        ) as evidence_rank,
        row_number() over (
            partition by organisation_one_id, one_id
            order by last_seen_at desc nulls last, record_key, link_rule
        ) as recency
    from evidence

),

final as (

    select
        organisation_one_id,
        one_id,
        {{ first_known('job_title', 'recency') }} as job_title,
        max(case when evidence_rank = 1 then link_rule end) as link_rule,
        max(case when evidence_rank = 1 then record_key end) as record_key,
        count(distinct record_key) as record_count,
        min(first_seen_at) as first_seen_at,
        max(last_seen_at) as last_seen_at
    from ranked
    group by organisation_one_id, one_id

)

select * from final
