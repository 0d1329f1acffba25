select
    comparison_weights.comparison,
    comparison_weights.level
from {{ ref('comparison_weights') }} as comparison_weights
left join {{ ref('comparison_phrases') }} as comparison_phrases
    on
        comparison_weights.comparison = comparison_phrases.comparison
        and comparison_weights.level = comparison_phrases.level
where comparison_phrases.phrase is null
