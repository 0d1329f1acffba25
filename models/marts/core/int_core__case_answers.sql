with

service_cases as (

    select * from {{ ref('fct_service_cases') }}

),

service_messages as (

    select * from {{ ref('fct_service_messages') }}

),

-- What a system sends by itself is no answer.
message_answers as (

    select
        service_cases.service_case_key,
        min(
            case
                when
                    service_messages.sent_by = 'staff'
                    and service_messages.sent_at >= coalesce(
                        service_cases.opened_at, service_messages.sent_at
                    )
                    then service_messages.sent_at
            end
        ) as first_responded_at
    from service_cases
    inner join service_messages
        on service_cases.service_case_key = service_messages.service_case_key
    group by service_cases.service_case_key

),

answers as (

    select
        service_cases.service_case_key,
        service_cases.system,
        case
            when message_answers.service_case_key is not null
                then message_answers.first_responded_at
            when service_cases.first_responded_at is not null
                then service_cases.first_responded_at
            else {{ add_seconds(
                'service_cases.opened_at',
                'service_cases.first_response_seconds'
            ) }}
        end as first_responded_at
    from service_cases
    left join message_answers
        on service_cases.service_case_key = message_answers.service_case_key

),

final as (

    select
        service_case_key,
        case
            when first_responded_at is not null then true
            when
                max(
                    case when first_responded_at is not null then 1 else 0 end
                ) over (partition by system) = 1
                then false
        end as is_answered,
        first_responded_at
    from answers

)

select * from final
