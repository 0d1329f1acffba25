with

people as (

    select * from {{ ref('int_zoho__people') }}

),

answers as (

    select
        record_id,
        'email' as medium,
        allows_email as is_granted,
        case
            when has_opted_out_of_email
                then concat_ws(': ', 'Email_Opt_Out', unsubscribed_mode)
            else data_processing_basis
        end as source_status,
        case
            when has_opted_out_of_email
                then coalesce(unsubscribed_at, updated_at)
            else
                {{ parse_timestamp(
                    json_text('consent_details', 'Consent_Date'),
                    'Asia/Shanghai'
                ) }}
        end as recorded_at,
        case
            when not coalesce(has_opted_out_of_email, false)
                then
                    {{ parse_timestamp(
                        json_text('consent_details', 'Consent_EndsOn'),
                        'Asia/Shanghai'
                    ) }}
        end as expires_at
    from people
    where allows_email is not null

    union all

    select
        record_id,
        'phone' as medium,
        allows_phone as is_granted,
        data_processing_basis as source_status,
        {{ parse_timestamp(
            json_text('consent_details', 'Consent_Date'), 'Asia/Shanghai'
        ) }} as recorded_at,
        {{ parse_timestamp(
            json_text('consent_details', 'Consent_EndsOn'), 'Asia/Shanghai'
        ) }} as expires_at
    from people
    where allows_phone is not null

),

final as (

    select
        record_id || ':marketing:' || medium as consent_id,
        'zoho' as system,
        'zoho_crm' as channel,
        record_id,
        'marketing' as purpose,
        medium,
        is_granted,
        source_status,
        recorded_at,
        expires_at
    from answers

)

select * from final
