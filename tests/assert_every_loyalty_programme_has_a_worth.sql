-- An account that loyalty_programmes does not have, or a tier that tier_ranks
-- does not have, is missing in every customer's balance or tier.
{{ config(severity='warn') }}

select
    system,
    loyalty_account,
    tier,
    count(*) as entry_count
from {{ ref('fct_loyalty_ledger') }}
where
    (loyalty_account <> 'tier' and unit_name is null)
    or (tier is not null and tier_rank is null)
group by system, loyalty_account, tier
