"""Cutting what must be apart: the models against the same thing done link by link."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from testbed import compiled_project
from testbed.build import Build

PARTS, CUT = "int_matching__parted_components", "int_matching__cut_links"
LINKS, APART = "int_matching__torn_links", "int_matching__apart_pairs"

# A link: its records and how firm it is; the first is the strongest. What must be
# apart: its records and how firm a link may be that is cut for it.
Link = tuple[int, int, int]
Apart = tuple[int, int, int]


class CutBed:
    """Runs the models that cut links, alone."""

    def __init__(self) -> None:
        """Open an empty database."""
        project = compiled_project()
        self._models = {name: project.models[name] for name in (LINKS, APART)}
        self._cutting = {name: project.models[name] for name in (PARTS, CUT)}
        self._build = Build(project)
        whole = {"component_no": "bigint", "record_no_a": "bigint"}
        whole |= {"record_no_b": "bigint"}
        of_links = {"stage": "varchar", "match_rule": "varchar"}
        of_links |= {"total_millibits": "bigint", "firmness": "integer"}
        of_links |= {"is_freed": "boolean", "link_rank": "bigint"}
        of_apart = {"reason": "varchar", "cause": "varchar", "cuts_up_to": "integer"}
        self._build.create(self._models[LINKS].relation, whole | of_links)
        self._build.create(self._models[APART].relation, whole | of_apart)
        self._build.prepare(self._cutting.values())

    def cut(self, links: list[Link], apart: list[Apart]) -> dict[Link, str]:
        """Return the links that are cut, and why."""
        self._build.fill(
            self._models[LINKS].relation,
            [
                (1, a, b, "round_1", "profile", 0, firm, False, rank)
                for rank, (a, b, firm) in enumerate(links, start=1)
            ],
        )
        self._build.fill(
            self._models[APART].relation,
            [(1, a, b, "cannot_link", None, cuts) for a, b, cuts in apart],
        )
        self._build.run(self._cutting.values())
        rows = self._build.tuples(
            "select record_no_a, record_no_b, reason"
            f" from {self._cutting[CUT].relation}"
        )
        reasons = {(a, b): reason for a, b, reason in rows}
        assert len(reasons) == len(rows)
        return {link: reasons[link[:2]] for link in links if link[:2] in reasons}


@pytest.fixture(scope="module")
def bed() -> CutBed:
    return CutBed()


def one_by_one(links: list[Link], apart: list[Apart]) -> set[Link]:
    """Return the links that are cut when they are taken one by one."""
    parts = {record: {record} for link in links for record in link[:2]}
    for a, b, firm in links:
        ours, theirs = parts[a], parts[b]
        clash = any(
            firm <= cuts and ({x, y} & ours and {x, y} & theirs)
            for x, y, cuts in apart
            if not {x, y} <= ours and not {x, y} <= theirs
        )
        if not clash:
            joined = ours | theirs
            parts |= dict.fromkeys(joined, joined)
    return {link for link in links if parts[link[0]] is not parts[link[1]]}


def pairs(records: int) -> st.SearchStrategy:
    """Return two of some records, the smaller first."""
    numbers = st.integers(1, records)
    return st.tuples(numbers, numbers).filter(lambda p: p[0] < p[1])


def drawn(records: int, links: int, apart: int) -> st.SearchStrategy:
    """Return links, the firmest first, and what must be apart."""
    found = st.dictionaries(pairs(records), st.integers(0, 3), max_size=links)
    kept = st.dictionaries(pairs(records), st.sampled_from([0, 1, 3]), max_size=apart)
    return st.tuples(
        found.map(lambda d: sorted(_flat(d), key=lambda link: -link[2])),
        kept.map(lambda d: list(_flat(d))),
    )


def _flat(found: dict[tuple[int, int], int]) -> Iterable[tuple[int, int, int]]:
    return [(a, b, number) for (a, b), number in found.items()]


@settings(max_examples=150, deadline=None)
@given(case=drawn(records=10, links=16, apart=5))
def test_the_weakest_link_of_every_path_is_cut(bed: CutBed, case: tuple) -> None:
    links, apart = case
    cut = bed.cut(links, apart)
    assert cut.keys() == one_by_one(links, apart)
    assert set(cut.values()) <= {"cannot_link"}


@settings(max_examples=40, deadline=None)
@given(leaves=st.permutations(range(2, 32)), number=st.integers(1, 12))
def test_many_decisions_on_one_account_are_all_obeyed(
    bed: CutBed, leaves: list[int], number: int
) -> None:
    links = [(1, leaf, 2) for leaf in leaves]
    apart = [
        (min(a, b), max(a, b), 3)
        for a, b in zip(leaves[:number], leaves[-number:], strict=True)
    ]
    assert bed.cut(links, apart).keys() == one_by_one(links, apart)
    assert len(one_by_one(links, apart)) == number
