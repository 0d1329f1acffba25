with

chat_ratings as (

    select *
    from {{ ref('stg_taobao__chat_ratings') }}
    where row_status = 'kept'

),

raters as (

    select * from {{ ref('int_taobao__raters') }}

),

final as (

    select
        chat_ratings.service_case_id,
        'taobao' as system,
        'taobao_shop' as channel,
        chat_ratings.rating_key as source_case_id,
        raters.record_id,
        {{ null_columns(['order_id']) }},
        chat_ratings.staff_id,
        {{ null_columns(['issue_type', 'subject', 'priority']) }},
        'closed' as status,
        chat_ratings.eval_code as source_status,
        cast(chat_ratings.satisfaction as decimal(18, 4)) as satisfaction,
        {{ null_columns(['first_response_seconds']) }},
        chat_ratings.sent_at as opened_at,
        {{ null_columns(['first_responded_at']) }},
        coalesce(chat_ratings.rated_at, chat_ratings.sent_at) as closed_at
    from chat_ratings
    left join raters
        on chat_ratings.service_case_id = raters.service_case_id

)

select * from final
