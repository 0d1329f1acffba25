with

customer_tags as (

    select * from {{ ref('customer_tags') }}

),

segments as (

    select * from {{ ref('segments') }}

),

wanted as (

    select
        segment,
        group_no,
        count(*) as tag_count
    from segments
    where not is_negated
    group by segment, group_no

),

found as (

    select
        customer_tags.one_id,
        segments.segment,
        segments.group_no,
        count(case when not segments.is_negated then 1 end) as tag_count,
        count(case when segments.is_negated then 1 end) as unwanted_tag_count
    from customer_tags
    inner join segments
        on customer_tags.tag = segments.tag
    group by customer_tags.one_id, segments.segment, segments.group_no

),

final as (

    select distinct
        found.one_id,
        found.segment
    from found
    inner join wanted
        on
            found.segment = wanted.segment
            and found.group_no = wanted.group_no
            and found.tag_count = wanted.tag_count
    where found.unwanted_tag_count = 0

)

select * from final
