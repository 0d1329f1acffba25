with

moments as (

    select * from {{ ref('int_sales__lead_moments') }}

),

points as (

    select * from {{ ref('int_sales__lead_points') }}

),

bands as (

    select * from {{ ref('lead_score_bands') }}

),

summed as (

    select
        lead_key,
        moment,
        sum(rule_points) as points,
        {{ dbt.listagg(
            'label_en', "'; '", 'order by rule_points desc, rule_code'
        ) }} as score_reasons,
        {{ dbt.listagg(
            'label_zh', "'；'", 'order by rule_points desc, rule_code'
        ) }} as score_reasons_zh
    from points
    group by lead_key, moment

),

-- A score stays between 0 and 100, whatever the rules of the seed come to.
scored as (

    select
        moments.lead_key,
        moments.moment,
        cast(
            case
                when coalesce(summed.points, 0) < 0 then 0
                when summed.points > 100 then 100
                else coalesce(summed.points, 0)
            end as integer
        ) as lead_score,
        summed.score_reasons,
        summed.score_reasons_zh
    from moments
    left join summed
        on
            moments.lead_key = summed.lead_key
            and moments.moment = summed.moment

),

final as (

    select
        scored.*,
        bands.score_band
    from scored
    left join bands
        on
            scored.lead_score >= bands.min_score
            and scored.lead_score < bands.max_score

)

select * from final
