with

sign_ups as (

    select * from {{ raw('paper', 'sign_ups') }}

),

named as (

    select
        extra,
        _batch_id,
        _source_file,
        _source_row,
        {{ clean_text(quoted_name('表号')) }} as form_no,
        {{ clean_text(quoted_name('门店')) }} as store_name,
        {{ clean_text(quoted_name('姓名')) }} as name_raw,
        {{ quoted_name('联系电话') }} as phone_raw,
        {{ quoted_name('性别') }} as gender_cell,
        {{ quoted_name('出生日期') }} as birth_cell,
        {{ quoted_name('家庭住址') }} as address_cell,
        {{ quoted_name('电子邮箱') }} as email_raw,
        {{ clean_text(quoted_name('会员卡号')) }} as member_card_no,
        {{ clean_text(quoted_name('是否同意接收信息')) }} as consent_raw,
        {{ paper_day(quoted_name('填表日期')) }} as filled_cell,
        {{ quoted_name('录入时间') }} as typed_cell
    from sign_ups

),

renamed as (

    select
        ---------- keys
        'paper:sign_up:' || {{ key_part('form_no') }} as record_id,
        form_no,
        'paper:store:' || {{ key_part('store_name') }} as store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- identifiers
        {{ normalize_phone(paper_phone('phone_raw')) }} as phone,
        {{ phone_status(paper_phone('phone_raw')) }} as phone_status,
        phone_raw,
        {{ normalize_email('email_raw') }} as email,
        {{ email_status('email_raw') }} as email_status,
        email_raw,
        member_card_no,

        ---------- text
        store_name,
        name_raw,
        {{ normalize_gender('gender_cell') }} as gender,
        {{ address_province('address_cell') }} as province_raw,
        {{ address_city('address_cell') }} as city_raw,
        {{ address_district('address_cell') }} as district_raw,
        {{ address_detail('address_cell') }} as address_raw,
        consent_raw,

        ---------- booleans
        case
            when {{ matches('consent_raw', '[☑√✓✔] ?不同意|^不同意$|^[×xX✗否]$') }}
                then false
            when {{ matches('consent_raw', '[☑√✓✔] ?同意|^同意$|^[√✓✔是]$') }}
                then true
        end as is_consent_given,

        ---------- dates and timestamps
        {{ parse_date('birth_cell') }} as birth_date,
        {{ parse_timestamp('filled_cell', 'Asia/Shanghai') }} as created_at,
        {{ parse_timestamp('typed_cell', 'Asia/Shanghai') }} as typed_at

    from named

),

judged as (

    select
        *,
        case
            when form_no is null then 'no form number'
            when created_at > {{ as_of() }} then 'filled in later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['record_id'], 'typed_at') }} as row_status
    from judged

)

select * from final
