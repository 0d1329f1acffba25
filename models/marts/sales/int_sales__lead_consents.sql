with

moments as (

    select * from {{ ref('int_sales__lead_moments') }}

),

consents as (

    select *
    from {{ ref('fct_consents') }}
    where purpose = 'marketing' and one_id is not null

),

ranked as (

    select
        moments.lead_key,
        moments.moment,
        consents.is_granted,
        coalesce(
            consents.expires_at <= moments.scored_at, false
        ) as is_expired,
        row_number() over (
            partition by moments.lead_key, moments.moment
            order by
                consents.recorded_at desc,
                consents.is_granted,
                consents.consent_key
        ) as place
    from moments
    inner join consents
        on
            moments.one_id = consents.one_id
            and moments.scored_at >= consents.recorded_at

),

final as (

    select
        lead_key,
        moment,
        is_granted
    from ranked
    where place = 1 and not is_expired

)

select * from final
