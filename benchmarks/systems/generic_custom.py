"""What no declared column holds: custom fields, and an outside register."""

import numpy as np

from benchmarks.systems.export import Columns
from benchmarks.world import calendar
from benchmarks.world.tables import pool
from benchmarks.world.text import DAY, date, empty, local, number, only
from benchmarks.world.world import World

# Columns that no YAML declares: rows of custom_fields make attributes of them.
CUSTOM_FIELDS = ("肤质", "宝宝生日", "预算", "是否愿意到店")
_CODE_LENGTH = 18


def custom_cells(world: World, customers: Columns) -> Columns:
    """Return columns of the roadshow's own form, empty for other channels."""
    n, stream = len(customers["channel"]), world.stream("generic custom fields")
    asked = (customers["channel"] == "roadshow") & (
        customers["party_type"] != "organisation"
    )
    born = (calendar.SPAN_END - stream.whole(n, 30, 2000) * DAY) // DAY
    return {
        "肤质": only(
            asked & stream.chance(n, 0.6),
            stream.pick(n, pool(["干性", "油性", "混合"])),
        ),
        "宝宝生日": only(asked & stream.chance(n, 0.2), date(born)),
        "预算": only(
            asked & stream.chance(n, 0.4), number(stream.whole(n, 1, 30) * 100) + "元"
        ),
        "是否愿意到店": only(
            asked & stream.chance(n, 0.5), stream.pick(n, pool(["是", "否", "愿意"]))
        ),
    }


def outside_cells(world: World, companies: Columns) -> Columns:
    """Return what a register says of the companies, by their credit code."""
    # The older tax numbers are not in it.
    whole = [len(code or "") == _CODE_LENGTH for code in companies["uscc"]]
    rows = np.flatnonzero(np.array(whole))
    stream, n = world.stream("generic outside register"), len(rows)
    told = {
        "industry": stream.pick(n, pool(["批发零售", "住宿餐饮", "信息技术"])),
        "employees": number(stream.whole(n, 5, 900)),
    }
    return {
        "supplier": empty(2 * n, "register"),
        "attribute": np.repeat(pool(list(told)), n),
        "value": np.concatenate(list(told.values())),
        "channel": empty(2 * n),
        "customer_id": empty(2 * n),
        "phone": empty(2 * n),
        "email": empty(2 * n),
        "uscc": np.tile(companies["uscc"][rows], 2),
        "recorded_at": np.tile(local(calendar.registrations(stream, n)), 2),
    }
