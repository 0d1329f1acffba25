with

people as (

    select *
    from {{ ref('int_zhidao__people') }}
    where has_consented is not null

),

final as (

    select
        record_id || ':consent' as consent_id,
        'zhidao' as system,
        'zhidao_forms' as channel,
        record_id,
        'marketing' as purpose,
        'any' as medium,
        has_consented as is_granted,
        consent_raw as source_status,
        updated_at as recorded_at,
        {{ null_columns(['expires_at']) }}
    from people

)

select * from final
