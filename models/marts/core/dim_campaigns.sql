with

campaigns as (

    select * from {{ ref('int_conformed__campaigns') }}

),

campaign_rules as (

    select * from {{ ref('campaign_rules') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

dates as (

    select max(date_day) as last_date from {{ ref('dim_dates') }}

),

-- A campaign without a day, or one to come, is paid for at the newest rate.
dated as (

    select
        campaigns.*,
        coalesce(
            least({{ local_date('campaigns.starts_at') }}, dates.last_date),
            dates.last_date
        ) as cost_date
    from campaigns
    cross join dates

),

final as (

    select
        dated.campaign_id,
        dated.system,
        dated.channel,
        {{ without_contacts('dated.campaign_name') }} as campaign_name,
        {{ without_contacts('dated.campaign_type') }} as campaign_type,
        campaign_rules.medium,
        coalesce(campaign_rules.is_marketing, true) as is_marketing,
        dated.status,
        {{ without_contacts('dated.source_status') }} as source_status,
        dated.currency,
        dated.budget,
        dated.cost,
        {{ in_cny('dated.cost') }} as cost_cny,
        dated.starts_at,
        dated.ends_at
    from dated
    left join campaign_rules
        on
            dated.channel = campaign_rules.channel
            and dated.campaign_type = campaign_rules.campaign_type
    left join daily_rates
        on
            dated.currency = daily_rates.currency
            and dated.cost_date = daily_rates.rate_date

)

select * from final
