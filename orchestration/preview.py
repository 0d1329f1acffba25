"""What a release of the private build would change for customers."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb
from rich.console import Console

from orchestration import audit_log, releases, run
from orchestration.database import build_database
from orchestration.errors import OneIdError
from orchestration.lock import locked
from orchestration.manifest import read_models
from orchestration.masking import mask
from orchestration.settings import Settings

LEVELS = {"one_id": "standard", "strict_one_id": "strict"}
# Kinds in which the customers of the last release become others.
_CHANGING = ("merged", "split", "moved", "renamed", "retired")
_TABLES = {
    "changes": "int_matching__customer_changes",
    "links": "int_matching__links",
    "records": "int_matching__records",
    "customers": "int_conformed__customers",
    "ids": "one_ids",
    "events": "one_id_events",
    "decisions": "match_decisions",
    "stewards": "stg_steward__decisions",
}


def preview(
    settings: Settings,
    console: Console,
    *,
    id_column: str = "one_id",
    limit: int = 10,
    build: bool = True,
    clear: bool = False,
) -> dict[str, Any]:
    """Build up to the ids, unless told not to, and compare with the last release."""
    settings.make_home()
    with locked(settings.home, "preview") as lock:
        if build:
            settings = settings.at_the_clock()
            run.match(settings, lock, console)
        else:
            settings = Settings.of_last_build(settings)
        with build_database(settings) as connection:
            found = Preview(connection, settings, id_column, clear=clear).tell(limit)
        if clear and found["release"]:
            release = releases.find(settings.releases_dir, found["release"])
            shown = [id_column, f"limit {limit}"]
            table = _TABLES["customers"]
            audit_log.record(settings, release, "preview", shown=shown, table=table)
        return found


class Preview:
    """Reads a build database, and the copy of the last release in it."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        settings: Settings,
        id_column: str,
        *,
        clear: bool = False,
    ) -> None:
        """Open the tables of the build."""
        self.connection, self.settings, self.clear = connection, settings, clear
        self.column, self.level = id_column, LEVELS[id_column]
        models = read_models(settings)
        self.tables = {name: models[model].relation for name, model in _TABLES.items()}

    def tell(self, limit: int) -> dict[str, Any]:
        """Return the totals of both levels and the largest cases of one."""
        release = self._release()
        found: dict[str, Any] = {
            "release": release,
            "id": self.column,
            "limit": limit,
            "totals": {
                level: self._totals(column, level) for column, level in LEVELS.items()
            },
            "problems": self._problems(),
        }
        if release is None:
            return found
        cases = {
            "merged": self._parted("merged", "one_id", "from_one_id", limit),
            "split": self._parted("split", "from_one_id", "one_id", limit),
            "moved": self._single("moved", limit),
            "renamed": self._single("renamed", limit),
            "restored": self._restored(limit),
            "created": self._single("created", limit),
            "retired": self._single("retired", limit),
        }
        self._name(cases)
        return found | cases

    def _release(self) -> str | None:
        """Return the release that the build started from, which must be current."""
        ((read,),) = self._tuples("select max(run_id) from build.previous.release")
        current = releases.current_id(self.settings.releases_dir)
        if read != current:
            raise OneIdError(
                f"The build database started from {_called(read)}, and now "
                f"{_called(current)} is current: `oneid preview` without --no-build "
                "makes one that can be compared."
            )
        return read

    def _totals(self, column: str, level: str) -> dict[str, Any]:
        """Return how many customers there are, and how many change in which way."""
        counts = """
            select count(distinct {column}), count(*) from {table}
        """
        ((before, records_before),) = self._tuples(
            counts.format(column=column, table="build.previous.one_ids")
        )
        ((after, records_after),) = self._tuples(
            counts.format(column=column, table=self.tables["ids"])
        )
        kinds = self._rows(
            f"""
            select change_kind, count(distinct from_one_id) as customers_before,
                count(distinct one_id) as customers_after,
                cast(sum(records) as bigint) as records
            from {self.tables["changes"]}
            where id_level = $1
            group by change_kind order by change_kind
            """,
            level,
        )
        ((changing,),) = self._tuples(
            f"select count(distinct from_one_id) from {self.tables['changes']}"
            " where id_level = $1 and list_contains($2, change_kind)",
            level,
            _CHANGING,
        )
        ((restored,),) = self._tuples(
            f"select count(distinct one_id) from {self._new_events()}"
            " where event_type = 'restored'",
            level,
        )
        return {
            "customers_before": before,
            "customers_after": after,
            "records_before": records_before,
            "records_after": records_after,
            "customers_changing": changing,
            "per_thousand": round(1000 * changing / before, 1) if before else None,
            "ids_restored": restored,
            "kinds": {row.pop("change_kind"): row for row in kinds},
        }

    def _parted(
        self, kind: str, whole: str, part: str, limit: int
    ) -> list[dict[str, Any]]:
        """Return customers that several became, or that became several."""
        rows = self._rows(
            f"""
            with
            changes as (
                select * from {self.tables["changes"]}
                where id_level = $1 and one_id is not null and from_one_id is not null
            ),
            parts as (
                select {whole} as whole, {part} as part, records,
                    sum(records) over (partition by {whole}) as whole_records
                from changes
                where {whole} in (select {whole} from changes where change_kind = $2)
            ),
            ranked as (
                select *, dense_rank() over (order by whole_records desc, whole) as n
                from parts
            )
            select whole, part, cast(records as bigint) as records
            from ranked where n <= $3
            order by n, records desc, part = whole desc, part
            """,
            self.level,
            kind,
            limit,
        )
        cases: dict[str, dict[str, Any]] = {}
        for row in rows:
            case = cases.setdefault(row["whole"], {"id": row["whole"], "records": 0})
            case["records"] += row["records"]
            case.setdefault("parts", []).append(
                {"id": row["part"], "records": row["records"]}
            )
        links = self._links(is_cut=kind == "split", wholes=list(cases))
        for whole_id, case in cases.items():
            case["link"] = links.get(whole_id)
        return list(cases.values())

    def _links(self, *, is_cut: bool, wholes: list[str]) -> dict[str, dict[str, Any]]:
        """Return the strongest link across the parts of each customer.

        Of merged ones the link that joins them, of split ones the one that a
        decision has cut, if there is any.
        """
        whole, part = ("before", "now") if is_cut else ("now", "before")
        strict = "and links.is_strict" if self.level == "strict" else ""
        rows = self._rows(
            f"""
            with
            records as (
                select numbered.record_no, numbered.record_id,
                    ids.{self.column} as now, previous.{self.column} as before
                from {self.tables["records"]} as numbered
                inner join {self.tables["ids"]} as ids using (record_id)
                left join build.previous.one_ids as previous using (record_id)
            )
            select a.{whole} as whole, a.record_id as record_id_a,
                b.record_id as record_id_b, links.match_rule, links.total_millibits
            from {self.tables["links"]} as links
            inner join records as a on links.record_no_a = a.record_no
            inner join records as b on links.record_no_b = b.record_no
            where links.is_cut = $1 and list_contains($2, a.{whole})
                and a.{whole} = b.{whole} and a.{part} is distinct from b.{part}
                {strict}
            qualify row_number() over (
                partition by a.{whole}
                -- Two old customers first; else what a new record brings together.
                order by a.before is null or b.before is null,
                    links.total_millibits desc, a.record_id, b.record_id
            ) = 1
            """,
            is_cut,
            wholes,
        )
        return {row.pop("whole"): row for row in rows}

    def _single(self, kind: str, limit: int) -> list[dict[str, Any]]:
        """Return the largest flows of one kind."""
        return self._rows(
            f"""
            select from_one_id as from_id, one_id as id,
                cast(records as bigint) as records
            from {self.tables["changes"]}
            where id_level = $1 and change_kind = $2
            order by records desc, from_one_id, one_id limit $3
            """,
            self.level,
            kind,
            limit,
        )

    def _restored(self, limit: int) -> list[dict[str, Any]]:
        """Return ids that were out of use and are borne again."""
        return self._rows(
            f"""
            select events.one_id as id, max(redirects.redirects_to) as from_id,
                count(distinct events.record_id) as records
            from {self._new_events()} as events
            left join build.previous.one_id_redirects as redirects
                on events.one_id = redirects.one_id
            where events.event_type = 'restored'
            group by events.one_id order by records desc, events.one_id limit $2
            """,
            self.level,
            limit,
        )

    def _new_events(self) -> str:
        """Return what to select from to read what this build adds at a level."""
        return (
            f"(select * from {self.tables['events']} where id_level = $1"
            " and event_no > (select coalesce(max(event_no), 0)"
            " from build.previous.one_id_events))"
        )

    def _problems(self) -> list[dict[str, Any]]:
        """Return the decisions that are not heard as they stand, with the reason."""
        return self._rows(
            f"""
            select decision_id, decision, decided_by, problem
            from (
                select decision_id, decision, decided_by, decided_at, problem
                from {self.tables["decisions"]}
                union all
                select decision_id, decision, decided_by, decided_at,
                    'held back: ' || quarantine_reason as problem
                from {self.tables["stewards"]}
            )
            where problem is not null
            order by decided_at, decision_id
            """
        )

    def _name(self, cases: dict[str, list[dict[str, Any]]]) -> None:
        """Give every customer in the cases the name that most of its records have."""
        rows = [row for found in cases.values() for row in found]
        rows += [part for row in cases["split"] for part in row["parts"]]
        names = self._names(self.tables["ids"], (row["id"] for row in rows))
        # Who merges is called what those records alone say.
        former = [part for row in cases["merged"] for part in row["parts"]]
        alone = self._names("build.previous.one_ids", (row["id"] for row in former))
        for row in rows:
            row["name"] = names.get(row["id"])
        for row in former:
            row["name"] = alone.get(row["id"])

    def _names(self, ids: str, wanted: Iterable[str | None]) -> dict[str, str]:
        found = self._tuples(
            f"""
            select ids.{self.column},
                coalesce(customers.full_name, customers.company_name) as name
            from {ids} as ids
            inner join {self.tables["customers"]} as customers using (record_id)
            where list_contains($1, ids.{self.column}) and name is not null
            group by all order by ids.{self.column}, count(*) desc, name
            """,
            sorted({one_id for one_id in wanted if one_id}),
        )
        names: dict[str, list[str]] = defaultdict(list)
        for one_id, name in found:
            names[one_id].append(name)
        return {
            one_id: all_names[0] if self.clear else mask("name", all_names[0])
            for one_id, all_names in names.items()
        }

    def _rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        result = self.connection.execute(query, values)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def _tuples(self, query: str, *values: Any) -> list[tuple]:
        return self.connection.execute(query, values).fetchall()


def _called(run_id: str | None) -> str:
    return f"release {run_id}" if run_id else "no release"
