"""Connected components of anything that can be ordered."""

from collections.abc import Iterable
from typing import Any


def smallest_of_each(links: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    """Return each end of a link with the smallest of its component."""
    parent: dict[Any, Any] = {}

    def find(node: Any) -> Any:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    for a, b in links:
        low, high = sorted((find(a), find(b)))
        parent[high] = low
    return {node: find(node) for node in list(parent)}
