-- A segment that names a tag which is not there can never be entered, or never
-- be kept away from; a group of negations alone would be nobody's.
with

segments as (

    select * from {{ ref('segments') }}

),

tags as (

    select * from {{ ref('tags') }}

)

select
    segments.segment,
    segments.group_no,
    count(*) as row_count,
    count(tags.tag) as known_tags
from segments
left join tags
    on segments.tag = tags.tag
group by segments.segment, segments.group_no
having
    count(*) > count(tags.tag)
    or count(case when not segments.is_negated then 1 end) = 0
