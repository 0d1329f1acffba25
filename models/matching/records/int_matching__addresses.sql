with

records as (

    select *
    from {{ ref('int_matching__records') }}
    where address is not null

),

-- Some systems write `near …@#` before the address, most repeat the divisions.
details as (

    select
        record_no,
        {{ matches('address', '[*]') }} as is_masked,
        {{ replace_matches(
            "replace(replace(coalesce("
            ~ extract_match(lower_case('address'), '@#(.*)$', 1) ~ ", "
            ~ lower_case('address')
            ~ "), coalesce(city, '@'), ''), coalesce(district, '@'), '')",
            '^.*(?:自治区|自治州|省|市|地区)'
        ) }} as detail
    from records

),

parts as (

    select
        record_no,
        is_masked,
        {{ all_matches('detail', '[0-9]+') }} as numbers,
        {{ first_of(all_matches(
            'detail', '[' ~ han() ~ ']{2,}|[a-z]{3,}'
        )) }} as street
    from details

),

final as (

    select
        record_no,
        street,
        {{ first_of('numbers') }} as house_number,
        case
            when not is_masked and {{ first_of('numbers') }} is not null
                then {{ joined('numbers', '-') }} || ' ' || street
        end as flat,
        -- A house number alone is a home in Latin script, a whole block in Han.
        not is_masked
        and {{ first_of('numbers') }} is not null
        and (
            {{ matches(joined('numbers', '-'), '-') }}
            or not {{ matches('street', '[' ~ han() ~ ']') }}
        ) as is_home
    from parts
    where street is not null

)

select * from final
