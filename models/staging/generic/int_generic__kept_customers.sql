select
    *,
    {{ keyed_hash('resident_id') }} as resident_id_hash,
    wechat_openid is not null and wechat_appid is not null as has_openid
from {{ ref('stg_generic__customers') }}
where row_status = 'kept'
