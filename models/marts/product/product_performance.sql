with

sold_items as (

    select * from {{ ref('int_product__sold_items') }}

),

reviews as (

    select
        product_id,
        {{ local_month('reviewed_at') }} as month_start_date,
        rating
    from {{ ref('fct_reviews') }}
    where product_id is not null

),

ratings as (

    select
        product_id,
        month_start_date,
        count(rating) as rating_count,
        cast(avg(rating) as decimal(18, 4)) as mean_rating
    from reviews
    group by product_id, month_start_date

),

labels as (

    select * from {{ ref('int_product__item_labels') }}

),

sold as (

    select
        month_start_date,
        product_id,
        count(distinct case when quantity > 0 then order_id end)
            as sold_order_count,
        count(distinct case when quantity > 0 then one_id end) as buyer_count,
        count(distinct case when is_returned then order_id end)
            as returned_order_count,
        cast(
            sum(case when quantity > 0 then quantity else 0 end)
            as decimal(18, 4)
        ) as sold_quantity,
        cast(
            sum(case when is_returned then abs(quantity) else 0 end)
            as decimal(18, 4)
        ) as returned_quantity,
        cast(sum(amount_cny) as decimal(18, 4)) as line_amount_cny
    from sold_items
    group by month_start_date, product_id

),

final as (

    select
        coalesce(sold.month_start_date, ratings.month_start_date)
            as month_start_date,
        coalesce(sold.product_id, ratings.product_id) as product_id,
        labels.system,
        labels.product_name,
        labels.category,
        coalesce(sold.sold_order_count, 0) as sold_order_count,
        coalesce(sold.buyer_count, 0) as buyer_count,
        coalesce(sold.returned_order_count, 0) as returned_order_count,
        coalesce(sold.sold_quantity, 0) as sold_quantity,
        coalesce(sold.returned_quantity, 0) as returned_quantity,
        {{ share_of('sold.returned_quantity', 'sold.sold_quantity') }}
            as return_rate,
        coalesce(sold.line_amount_cny, 0) as line_amount_cny,
        coalesce(ratings.rating_count, 0) as rating_count,
        ratings.mean_rating
    from sold
    full outer join ratings
        on
            sold.product_id = ratings.product_id
            and sold.month_start_date = ratings.month_start_date
    left join labels
        on coalesce(sold.product_id, ratings.product_id) = labels.product_id

)

select * from final
