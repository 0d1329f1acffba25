"""Write an invented retail world as its systems would export it, with the truth.

``python -m benchmarks.generate --persons 3000 --seed 1 --out seeds/raw``
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.flat.flatten import flatten
from benchmarks.systems import (
    alipay,
    cdc,
    dingtalk,
    douyin,
    fxiaoke,
    generic,
    jd,
    jiandaoyun,
    kingdee,
    meituan,
    paper,
    pos,
    salesforce,
    sap,
    service_desk,
    sms,
    social,
    steward,
    taobao,
    web,
    wechat,
    wecom,
    western,
    yonyou,
    youzan,
    zhidao,
    zoho,
)
from benchmarks.systems.export import Table, Truth
from benchmarks.world.text import digits
from benchmarks.world.world import KINDS, World, make_world
from benchmarks.writer import LAYOUTS, Writer

SYSTEMS = {
    "youzan": youzan,
    "wecom": wecom,
    "wechat": wechat,
    "taobao": taobao,
    "jd": jd,
    "douyin": douyin,
    "meituan": meituan,
    "alipay": alipay,
    "pos": pos,
    "salesforce": salesforce,
    "zoho": zoho,
    "fxiaoke": fxiaoke,
    "jiandaoyun": jiandaoyun,
    "zhidao": zhidao,
    "dingtalk": dingtalk,
    "yonyou": yonyou,
    "kingdee": kingdee,
    "sap": sap,
    "web": web,
    "social": social,
    "service_desk": service_desk,
    "sms": sms,
    "paper": paper,
    "cdc": cdc,
    "generic": generic,
    "steward": steward,
}
WESTERN_SYSTEMS = {"generic": western}


def exports(world: World) -> Iterator[Table | Truth]:
    """Return every table of every system, and whose the records are."""
    truths: list[Truth] = []
    systems = WESTERN_SYSTEMS if world.kind == "western" else SYSTEMS
    for system in systems.values():
        for part in system.export(world, truths):
            if isinstance(part, Truth):
                part = part.once()
                truths.append(part)
            yield part


def truth_columns(truths: list[Truth]) -> dict[str, np.ndarray]:
    """Return the truth file's columns: ``p…`` is a person, ``o…`` a company."""
    return {
        "record_id": np.concatenate([truth.record_id for truth in truths]),
        "person_id": np.concatenate(
            [
                ("o" if truth.is_organisation else "p") + digits(truth.owner + 1, 7)
                for truth in truths
            ]
        ),
    }


def generate(
    world: World, out: Path, layout: str, format: str, truth: Path
) -> dict[str, int]:
    """Write all tables and the truth; return the row count of each file."""
    writer, truths, counts = Writer(out, layout, format), [], {}
    started = time.monotonic()
    parts = exports(world)
    for part in flatten(parts) if layout == "generic" else parts:
        if isinstance(part, Truth):
            truths.append(part)
            continue
        path = writer.write(part)
        counts[f"{part.system}.{part.name}"] = len(part)
        _progress(f"{part.system}.{part.name}", len(part), path, started)
    columns = truth_columns(truths)
    writer.copy(columns, ("record_id",), truth, "csv")
    counts["truth"] = len(columns["record_id"])
    _progress("truth", counts["truth"], truth, started)
    return counts


def _progress(name: str, rows: int, path: Path, started: float) -> None:
    size = path.stat().st_size / 1e6
    seconds = time.monotonic() - started
    print(
        f"{seconds:6.1f} s  {name:34} {rows:>10,} rows {size:9.2f} MB", file=sys.stderr
    )


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.generate", description=__doc__.split("\n")[0]
    )
    options.add_argument(
        "--persons",
        type=int,
        default=3000,
        help="how many persons live in the world (default 3000)",
    )
    options.add_argument(
        "--seed", type=int, default=1, help="same seed, same files (default 1)"
    )
    options.add_argument(
        "--world",
        choices=KINDS,
        default=KINDS[0],
        help=f"which world (default {KINDS[0]})",
    )
    options.add_argument(
        "--pace",
        type=float,
        default=1.0,
        help="how many times as often people order and visit (default 1)",
    )
    options.add_argument(
        "--out",
        type=Path,
        required=True,
        help="folder to write into; tables there are replaced",
    )
    options.add_argument(
        "--layout",
        choices=LAYOUTS,
        default="files",
        help="seeds: <system>/raw_<system>__<table>.csv;"
        " files: <system>/<table>.csv; generic: all customer records in one table,"
        " generic/customers.csv (default files)",
    )
    options.add_argument(
        "--format",
        choices=("csv", "parquet"),
        default="csv",
        help="file format of the tables (default csv)",
    )
    options.add_argument(
        "--truth", type=Path, help="the truth file (default OUT/truth.csv)"
    )
    return options


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    options = parser()
    given = options.parse_args(arguments)
    if given.persons < 100:
        options.error("--persons must be at least 100: fewer make no world")
    if given.layout == "seeds" and given.format != "csv":
        options.error("seeds are CSV: leave --format out, or use --layout files")
    world = make_world(given.persons, given.seed, given.world, pace=given.pace)
    truth = given.truth or given.out / "truth.csv"
    try:
        generate(world, given.out, given.layout, given.format, truth)
    except OSError as problem:
        options.error(f"cannot write below {given.out}: {problem.strerror}")


if __name__ == "__main__":
    main()
