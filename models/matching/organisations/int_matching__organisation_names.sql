with

customers as (

    select distinct company_name
    from {{ ref('int_conformed__customer_records') }}
    where company_name is not null

),

-- Of a region the names that mean one in the whole country; 上海 is province and
-- city, and then the province.
regions as (

    select
        alias,
        min(code) as code,
        length(alias) as letters,
        left(alias, 2) as head
    from {{ ref('region_aliases') }}
    where
        level = 'province'
        or (level = 'city' and parent_code = '000000')
    group by alias

),

parts as (

    select
        company_name,
        {{ lower_case(fold_variants(clean_text('company_name'))) }}
            as spelled,
        {{ normalize_company('company_name') }} as name_key
    from customers

),

bracketed as (

    select
        company_name,
        spelled,
        name_key,
        {{ extract_match('spelled', '[(\\[【]([^)\\]】]*)[)\\]】]', 1) }}
            as in_brackets,
        {{ extract_match('spelled', '^([a-z]{6,}) ', 1) }} as first_word
    from parts

),

-- 上海明月贸易 begins with its region; in Latin letters only a whole word is one.
ranked as (

    select
        bracketed.company_name,
        bracketed.name_key,
        bracketed_regions.code as bracketed_code,
        leading_regions.code as leading_code,
        leading_regions.letters,
        row_number() over (
            partition by bracketed.company_name
            order by
                leading_regions.letters desc nulls last,
                leading_regions.alias
        ) as region_rank
    from bracketed
    left join regions as bracketed_regions
        on bracketed.in_brackets = bracketed_regions.alias
    left join regions as leading_regions
        on
            left(bracketed.name_key, 2) = leading_regions.head
            and bracketed.name_key like leading_regions.alias || '%'
            and length(bracketed.name_key) >= leading_regions.letters + 2
            and (
                {{ matches('leading_regions.alias', '[' ~ han() ~ ']') }}
                or bracketed.first_word = leading_regions.alias
            )

),

cut as (

    select
        company_name,
        coalesce(bracketed_code, leading_code) as region_code,
        substr(name_key, coalesce(letters, 0) + 1) as company_key
    from ranked
    where region_rank = 1

),

final as (

    select
        company_name,
        region_code,
        -- One character, or a trade alone, is the name of many.
        case
            when
                {{ matches('company_key', '[' ~ han() ~ ']{2}|[a-z0-9]{3}') }}
                and not {{ is_listed('company_key', 'company') }}
                then company_key
        end as company_key
    from cut

)

select * from final
