with

surveys as (

    select *
    from {{ ref('stg_paper__surveys') }}
    where row_status = 'kept'

),

final as (

    select
        review_id,
        'paper' as system,
        'paper_form' as channel,
        form_no as source_review_id,
        record_id,
        {{ null_columns(['order_id', 'product_id']) }},
        store_id,
        rating,
        content,
        reviewed_at
    from surveys

)

select * from final
