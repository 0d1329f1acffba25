with

match_thresholds as (

    select * from {{ ref('match_thresholds') }}

),

final as (

    select
        max(case when id_level = 'sure' then minimum_millibits end) as sure,
        max(case when id_level = 'strict' then minimum_millibits end) as strict,
        max(case when id_level = 'likely' then minimum_millibits end) as likely,
        max(case when id_level = 'standard' then minimum_millibits end)
            as standard,
        max(case when id_level = 'review' then minimum_millibits end) as review
    from match_thresholds

)

select * from final
