with

member_shares as (

    select *
    from {{ ref('stg_alipay__member_shares') }}
    where row_status = 'kept'

),

trades as (

    select *
    from {{ ref('stg_alipay__trades') }}
    where row_status = 'kept'

),

statement_rows as (

    select *
    from {{ ref('stg_alipay__statement_rows') }}
    where row_status = 'kept' and is_of_customer

),

open_ids as (

    select
        app_id,
        open_id,
        min(record_id) as record_id
    from member_shares
    where open_id is not null
    group by
        app_id,
        open_id

),

keyed as (

    select
        trades.*,
        coalesce(member_shares.record_id, open_ids.record_id)
            as member_record_id,
        coalesce(trades.user_id, trades.open_id, trades.trade_no) as buyer_key
    from trades
    left join member_shares
        on
            trades.app_id = member_shares.app_id
            and trades.user_id = member_shares.user_id
    left join open_ids
        on
            trades.app_id = open_ids.app_id
            and trades.open_id = open_ids.open_id

),

from_trades as (

    select
        payment_id,
        app_id as scope,
        buyer_key,
        member_record_id is not null as is_member,
        case
            when coalesce(user_id, open_id, logon_id) is not null
                then
                    coalesce(
                        member_record_id,
                        'alipay:' || app_id || ':buyer:' || buyer_key
                    )
        end as record_id,
        user_id,
        open_id,
        logon_id,
        {{ null_columns(['name_raw']) }},
        coalesce(paid_at, created_at) as paid_at
    from keyed

),

-- A statement knows its payers by a name and an account with stars.
from_statement as (

    select
        payment_id,
        'statement' as scope,
        trade_no as buyer_key,
        false as is_member,
        case
            when coalesce(logon_id, counterparty_name) is not null
                then
                    'alipay:statement:buyer:' || {{ key_part('trade_no') }}
        end as record_id,
        {{ null_columns(['user_id', 'open_id']) }},
        logon_id,
        counterparty_name as name_raw,
        paid_at
    from statement_rows

),

final as (

    select * from from_trades

    union all

    select * from from_statement

)

select * from final
