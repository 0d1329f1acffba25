with

members as (

    select *
    from {{ ref('stg_taobao__members') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_taobao__buyers') }}

),

-- Who was only heard of in a chat.
raters as (

    select
        record_id,
        seller_nick,
        open_uid,
        min(buyer_nick) as buyer_nick,
        min(sent_at) as first_sent_at
    from {{ ref('int_taobao__raters') }}
    where is_new
    group by record_id, seller_nick, open_uid

),

records as (

    select
        buyers.name_raw,
        buyers.province_raw,
        buyers.city_raw,
        buyers.district_raw,
        buyers.address_raw,
        buyers.postal_code,
        members.grade_name as member_level,
        buyers.first_ordered_at as created_at,
        coalesce(members.record_id, buyers.record_id) as record_id,
        coalesce(members.seller_nick, buyers.seller_nick) as scope,
        coalesce(members.ouid, buyers.buyer_key) as source_record_id,
        coalesce(members.nickname, buyers.nickname) as nickname,
        coalesce(buyers.last_ordered_at, members.last_trade_at) as updated_at,
        case when members.record_id is null then 'unknown' else 'person' end
            as party_type
    from members
    full outer join buyers
        on members.record_id = buyers.record_id

    union all

    select
        {{ null_columns([
            'name_raw', 'province_raw', 'city_raw', 'district_raw',
            'address_raw', 'postal_code', 'member_level',
        ]) }},
        first_sent_at as created_at,
        record_id,
        seller_nick as scope,
        open_uid as source_record_id,
        buyer_nick as nickname,
        first_sent_at as updated_at,
        'unknown' as party_type
    from raters

),

final as (

    select
        records.record_id,
        'taobao' as system,
        'taobao_shop' as channel,
        records.scope,
        records.source_record_id,
        records.party_type,
        {{ clean_name('records.name_raw') }} as full_name,
        {{ name_status('records.name_raw') }} as name_status,
        {{ family_name('records.name_raw') }} as family_name,
        {{ given_name('records.name_raw') }} as given_name,
        records.nickname,
        {{ null_columns(['company_name', 'job_title']) }},
        {{ name_gender('records.name_raw') }} as gender,
        {{ null_columns(['birth_date', 'country']) }},
        coalesce(provinces.name, records.province_raw) as province,
        coalesce(cities.name, records.city_raw) as city,
        coalesce(districts.name, records.district_raw) as district,
        records.address_raw as address,
        records.postal_code,
        records.member_level,
        {{ null_columns(['points', 'consent_marketing']) }},
        false as is_deleted,
        records.created_at,
        records.updated_at
    from records
    {{ join_regions('records') }}

)

select * from final
