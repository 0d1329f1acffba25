with

customer_segments as (

    select * from {{ ref('customer_segments') }}

),

-- What a run said of the same day or a later one does not count: this run says
-- it anew.
previous_history as (

    select
        one_id,
        segment,
        entered_on,
        case when left_on < {{ local_date(as_of()) }} then left_on end
            as left_on
    from {{ source('previous', 'segment_membership_history') }}
    where entered_on < {{ local_date(as_of()) }}

),

continued as (

    select
        previous_history.one_id,
        previous_history.segment,
        previous_history.entered_on,
        case
            when previous_history.left_on is not null
                then previous_history.left_on
            when customer_segments.one_id is null
                then {{ local_date(as_of()) }}
        end as left_on
    from previous_history
    left join customer_segments
        on
            previous_history.one_id = customer_segments.one_id
            and previous_history.segment = customer_segments.segment

),

entered as (

    select
        customer_segments.one_id,
        customer_segments.segment,
        {{ local_date(as_of()) }} as entered_on,
        cast(null as date) as left_on
    from customer_segments
    left join previous_history
        on
            customer_segments.one_id = previous_history.one_id
            and customer_segments.segment = previous_history.segment
            and previous_history.left_on is null
    where previous_history.one_id is null

),

final as (

    select * from continued
    union all
    select * from entered

)

select * from final
