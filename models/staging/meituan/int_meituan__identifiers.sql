with

buyers as (

    select * from {{ ref('int_meituan__buyers') }}

),

receivers as (

    select *
    from {{ ref('int_meituan__order_contacts') }}
    where role = 'receiver'

),

orderers as (

    select *
    from {{ ref('int_meituan__order_contacts') }}
    where role = 'buyer'

),

-- An invoice names whom the buyer works for.
employers as (

    select
        record_id,
        employer_uscc,
        employer_uscc_status,
        min(employer_uscc_raw) as employer_uscc_raw,
        min(ordered_at) as first_ordered_at
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept' and employer_uscc_raw is not null
    group by
        record_id,
        employer_uscc,
        employer_uscc_status,
        case when employer_uscc is null then employer_uscc_raw end

),

final as (

    {{ identifier_rows(
        'buyers', 'member_card_no', 'member_card_no', 'member_card_no',
        is_verified='true', valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'buyers', 'account_id', 'poi_member_id', 'poi_member_id',
        scope="'meituan:' || app_id", is_verified='true',
        valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'receivers', 'phone', 'phone', 'phone_raw', 'phone_status',
        role='receiver', valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'orderers', 'phone', 'phone', 'phone_raw', 'phone_status',
        role='buyer', valid_from='first_ordered_at'
    ) }}
    union all
    {{ identifier_rows(
        'employers', 'uscc', 'employer_uscc', 'employer_uscc_raw',
        'employer_uscc_status', role='employer', valid_from='first_ordered_at'
    ) }}

)

select * from final
