with

reviews as (

    select * from {{ raw('meituan', 'reviews') }}

),

renamed as (

    select
        ---------- keys
        'meituan:' || app_id || ':' || commentid as review_id,
        'meituan:' || app_id || ':' || {{ clean_text('app_poi_code') }}
            as store_id,
        app_id,
        commentid as source_review_id,
        {{ clean_text('app_poi_code') }} as source_store_id,
        extra,
        _batch_id,
        _source_file,
        _source_row,

        ---------- text
        {{ clean_text('commentcontent') }} as content,

        ---------- numbers
        nullif({{ parse_amount('ordercommentscore') }}, 0) as rating,
        nullif({{ parse_amount('foodcommentscore') }}, 0) as food_rating,
        nullif({{ parse_amount('deliverycommentscore') }}, 0)
            as delivery_rating,

        ---------- timestamps
        {{ parse_timestamp('commenttime', 'Asia/Shanghai') }} as reviewed_at

    from reviews

),

judged as (

    select
        *,
        case
            when app_id is null then 'no app'
            when source_review_id is null then 'no review id'
            when reviewed_at > {{ as_of() }} then 'reviewed later than as_of'
        end as quarantine_reason
    from renamed

),

final as (

    select
        *,
        {{ row_status(['review_id'], 'reviewed_at') }} as row_status
    from judged

)

select * from final
