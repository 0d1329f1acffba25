"""The state of a last release, which is all that a run remembers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Rows = Sequence[tuple]


@dataclass(frozen=True)
class Previous:
    """Rows of the state tables, as tuples in the order of their columns."""

    release: Rows = field(default_factory=list)
    one_ids: Rows = field(default_factory=list)
    one_id_events: Rows = field(default_factory=list)
    one_id_redirects: Rows = field(default_factory=list)
    match_parameters: Rows = field(default_factory=list)
    match_frequencies: Rows = field(default_factory=list)
    match_aliases: Rows = field(default_factory=list)
    quality_history: Rows = field(default_factory=list)
    customer_history: Rows = field(default_factory=list)
    segment_membership_history: Rows = field(default_factory=list)
