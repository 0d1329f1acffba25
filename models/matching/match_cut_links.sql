with

cut_links as (

    select * from {{ ref('int_matching__cut_links') }}

),

records as (

    select * from {{ ref('int_matching__records') }}

),

final as (

    select
        records_a.record_id as record_id_a,
        records_b.record_id as record_id_b,
        apart_a.record_id as apart_record_id_a,
        apart_b.record_id as apart_record_id_b,
        cut_links.reason as cut_reason,
        cut_links.cause as cut_cause,
        cast(cut_links.total_millibits as bigint) as total_millibits
    from cut_links
    inner join records as records_a
        on cut_links.record_no_a = records_a.record_no
    inner join records as records_b
        on cut_links.record_no_b = records_b.record_no
    left join records as apart_a
        on cut_links.apart_no_a = apart_a.record_no
    left join records as apart_b
        on cut_links.apart_no_b = apart_b.record_no

)

select * from final
