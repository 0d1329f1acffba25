with

found_links as (

    select * from {{ ref('int_matching__found_links') }}

),

bars as (

    select * from {{ ref('int_matching__bars') }}

),

cut_links as (

    select * from {{ ref('int_matching__cut_links') }}

),

final as (

    select
        found_links.*,
        true as is_standard,
        found_links.total_millibits >= bars.strict as is_strict,
        cut_links.record_no_a is not null as is_cut
    from found_links
    cross join bars
    left join cut_links
        on
            found_links.record_no_a = cut_links.record_no_a
            and found_links.record_no_b = cut_links.record_no_b

)

select * from final
