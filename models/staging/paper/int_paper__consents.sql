with

sign_ups as (

    select *
    from {{ ref('stg_paper__sign_ups') }}
    where row_status = 'kept' and is_consent_given is not null

),

-- A day has no hour: a refusal holds against whatever was said on it.
final as (

    select
        record_id || ':consent' as consent_id,
        'paper' as system,
        'paper_form' as channel,
        record_id,
        'marketing' as purpose,
        'any' as medium,
        is_consent_given as is_granted,
        consent_raw as source_status,
        case
            when is_consent_given then coalesce(created_at, typed_at)
            else least(
                coalesce(
                    {{ add_seconds('created_at', '24 * 60 * 60 - 1') }},
                    typed_at
                ),
                {{ as_of() }}
            )
        end as recorded_at,
        {{ null_columns(['expires_at']) }}
    from sign_ups

)

select * from final
