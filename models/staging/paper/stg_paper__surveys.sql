with

surveys as (

    select * from {{ raw('paper', 'surveys') }}

),

named as (

    select
        extra,
        _batch_id,
        _source_file,
        _source_row,
        {{ clean_text(quoted_name('问卷编号')) }} as form_no,
        {{ clean_text(quoted_name('门店')) }} as store_name,
        {{ clean_text(quoted_name('姓名')) }} as name_raw,
        {{ quoted_name('联系电话') }} as phone_raw,
        {{ clean_text(quoted_name('总体满意度')) }} as source_rating,
        {{ clean_text(quoted_name('购买商品')) }} as product_name,
        {{ clean_text(quoted_name('意见建议')) }} as content,
        {{ quoted_name('是否需要回访') }} as call_back_cell,
        {{ paper_day(quoted_name('填写日期')) }} as filled_cell
    from surveys

),

renamed as (

    select
        ---------- keys
        'paper:survey:' || {{ key_part('form_no') }} as review_id,
        case
            when coalesce(name_raw, phone_raw) is not null
                then 'paper:survey:' || {{ key_part('form_no') }}
        end as record_id,
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

        ---------- text
        store_name,
        name_raw,
        source_rating,
        product_name,
        content,

        ---------- numbers
        cast(
            case
                when source_rating in ('非常满意', '很满意', '★★★★★') then 5
                when source_rating in ('满意', '比较满意', '★★★★') then 4
                when source_rating in ('一般', '★★★') then 3
                when source_rating in ('不满意', '★★') then 2
                when source_rating in ('很不满意', '非常不满意', '★') then 1
                else cast(
                    {{ extract_match(
                        'source_rating', '^([1-5])(?:[.]0)?分?$', 1
                    ) }} as integer
                )
            end as decimal(18, 4)
        ) as rating,

        ---------- booleans
        coalesce({{ parse_boolean('call_back_cell') }}, false)
            as has_to_be_called,

        ---------- timestamps
        {{ parse_timestamp('filled_cell', 'Asia/Shanghai') }} as reviewed_at

    from named

),

judged as (

    select
        *,
        case
            when form_no is null then 'no form number'
            when reviewed_at is null then 'date not readable'
            when reviewed_at > {{ as_of() }} then 'filled in later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['review_id'], '_batch_id') }} as row_status
    from judged

)

select * from final
