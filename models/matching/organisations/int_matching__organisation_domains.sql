with

identifiers as (

    select *
    from {{ ref('int_matching__identifiers') }}
    where
        party_group = 'organisation'
        and type in ('email', 'web_domain')
        and value_guard is null

),

final as (

    select distinct
        record_no,
        {{ replace_matches('value', '^.*@') }} as web_domain
    from identifiers
    where
        not {{ is_listed(replace_matches('value', '^.*@'), 'mail_domain') }}

)

select * from final
