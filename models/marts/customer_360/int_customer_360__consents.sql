with

consents as (

    select *
    from {{ ref('fct_consents') }}
    where
        one_id is not null
        and purpose = 'marketing'
        and is_granted is not null

),

media as (

    select 'phone' as medium
    union all
    select 'sms' as medium
    union all
    select 'email' as medium
    union all
    select 'wechat' as medium
    union all
    select 'post' as medium

),

-- What was said of any medium was said of each.
of_media as (

    select
        consents.*,
        consents.medium as said_of
    from consents

    union all

    select
        consents.*,
        media.medium as said_of
    from consents
    cross join media
    where consents.medium = 'any'

),

-- The newest answer counts, of two at the same moment the refusal.
ranked as (

    select
        *,
        row_number() over (
            partition by one_id, said_of
            order by
                recorded_at desc nulls last,
                case when is_granted then 1 else 0 end,
                consent_key
        ) as answer_rank
    from of_media

),

-- A consent that has run out is none; a refusal does not run out.
current_answers as (

    select
        one_id,
        said_of as medium,
        case
            when is_granted and expires_at <= {{ as_of() }} then 0
            when is_granted then 1
            else 0
        end as answer
    from ranked
    where answer_rank = 1

),

final as (

    select
        one_id,
        max(case when medium = 'any' then answer end) = 1 as has_consent_any,
        max(case when medium = 'phone' then answer end) = 1
            as has_consent_phone,
        max(case when medium = 'sms' then answer end) = 1 as has_consent_sms,
        max(case when medium = 'email' then answer end) = 1
            as has_consent_email,
        max(case when medium = 'wechat' then answer end) = 1
            as has_consent_wechat,
        max(case when medium = 'post' then answer end) = 1 as has_consent_post
    from current_answers
    group by one_id

)

select * from final
