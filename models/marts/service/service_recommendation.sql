with

answers as (

    select * from {{ ref('customer_attributes') }}

),

questions as (

    select * from {{ ref('nps_questions') }}

),

asked as (

    select
        {{ local_month('answers.recorded_at') }} as month_start_date,
        answers.system,
        answers.attribute,
        answers.number_value as answer
    from answers
    inner join questions
        on answers.attribute = questions.attribute
    where
        answers.number_value between 0 and 10
        and answers.recorded_at is not null

),

final as (

    select
        month_start_date,
        system,
        attribute,
        count(*) as rating_count,
        count(case when answer >= 9 then 1 end) as promoter_count,
        count(case when answer < 7 then 1 end) as detractor_count,
        {{ net_promoter_score('answer') }} as nps
    from asked
    group by month_start_date, system, attribute

)

select * from final
