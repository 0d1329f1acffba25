with

recipients as (

    select * from {{ ref('int_sms__recipients') }}

),

final as (

    {{ identifier_rows(
        'recipients', 'phone', 'phone', 'phone_raw', 'phone_status',
        valid_from='first_seen_at', distinct=false
    ) }}

)

select * from final
