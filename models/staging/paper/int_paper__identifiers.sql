with

people as (

    select
        *,
        {{ other_phone(paper_phone('phone_raw')) }} as second_phone_raw
    from {{ ref('int_paper__people') }}

),

two_phones as (

    select
        *,
        {{ normalize_phone('second_phone_raw') }} as second_phone,
        {{ phone_status('second_phone_raw') }} as second_phone_status
    from people

),

final as (

    {{ identifier_rows(
        'people', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'two_phones', 'phone', 'second_phone', 'second_phone_raw',
        'second_phone_status', role='second', valid_from='created_at'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'email', 'email', 'email_raw', 'email_status'
    ) }}
    union all
    {{ identifier_rows(
        'people', 'member_card_no', 'member_card_no', 'member_card_no'
    ) }}

)

select * from final
