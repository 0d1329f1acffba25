with

member_points as (

    select
        *,
        {{ json_text('row_raw', 'member_id') }} as member_id,
        {{ json_text('row_raw', 'change_type') }} as change_type
    from {{ ref('int_cdc__changes') }}
    where table_name = 'member_points' and is_state

),

members as (

    select
        record_id,
        database_name,
        member_id
    from {{ ref('int_cdc__members') }}

),

final as (

    select
        'cdc:' || member_points.database_name || ':' || member_points.row_key
            as loyalty_entry_id,
        'cdc' as system,
        'shop_database' as channel,
        member_points.row_key as source_entry_id,
        members.record_id,
        'cdc:' || member_points.database_name || ':'
        || {{ json_text('member_points.row_raw', 'order_id') }} as order_id,
        'points' as loyalty_account,
        case member_points.change_type
            when '1' then 'earn'
            when '2' then 'spend'
            when '3' then 'expire'
            when '4' then 'adjust'
            else 'unknown'
        end as entry_type,
        {{ null_columns(['tier']) }},
        {{ clean_text(json_text('member_points.row_raw', 'remark')) }}
            as description,
        -- A movement taken back stays, and moves nothing.
        case
            when member_points.is_gone then cast(0 as decimal(18, 4))
            else member_points.amount
        end as quantity,
        {{ parse_amount(json_text('member_points.row_raw', 'balance')) }}
            as balance_after,
        {{ cdc_timestamp(json_text('member_points.row_raw', 'created_at')) }}
            as occurred_at,
        {{ null_columns(['expires_at']) }}
    from member_points
    left join members
        on
            member_points.database_name = members.database_name
            and member_points.member_id = members.member_id

)

select * from final
