"""Where households live, and how a place is written down."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import either, number

_AUTONOMOUS = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}


@dataclass(frozen=True)
class Homes:
    """The district and the address of each person."""

    district: np.ndarray
    detail: np.ndarray

    def province(self, who: np.ndarray) -> np.ndarray:
        """Return the provinces, in full."""
        return pool(read("districts")["province"])[self.district[who]]

    def short_province(self, who: np.ndarray) -> np.ndarray:
        """Return the provinces as people say them: 北京, 内蒙古."""
        names = [short(p) for p in read("districts")["province"]]
        return pool(names)[self.district[who]]

    def city(self, who: np.ndarray) -> np.ndarray:
        """Return the cities, in full."""
        return pool(read("districts")["city"])[self.district[who]]

    def short_city(self, who: np.ndarray) -> np.ndarray:
        """Return the cities without 市."""
        names = [c.removesuffix("市") for c in read("districts")["city"]]
        return pool(names)[self.district[who]]

    def area(self, who: np.ndarray) -> np.ndarray:
        """Return the districts."""
        return pool(read("districts")["district"])[self.district[who]]

    def code(self, who: np.ndarray) -> np.ndarray:
        """Return the six digits of the districts."""
        return np.array(read("districts")["code"], dtype=np.int64)[self.district[who]]

    def estate_line(self, who: np.ndarray) -> np.ndarray:
        """Return the short line that delivery apps put before the address."""
        return self.area(who) + "附近"

    def whole(self, who: np.ndarray) -> np.ndarray:
        """Return addresses in one line."""
        return self.province(who) + self.city(who) + self.area(who) + self.detail[who]


def short(province: str) -> str:
    """Return a province without 省, 市 or the words of autonomy."""
    return _AUTONOMOUS.get(province, province.rstrip("省市"))


def draw_homes(stream: Stream, household: np.ndarray) -> Homes:
    """Return a home for each household, repeated for each of its persons."""
    n = int(household.max()) + 1
    table = read("districts")
    weights = np.array(table["city_weight"], dtype=float)
    in_city = np.unique(pool(table["city"]).astype(str), return_inverse=True)[1]
    weights = weights / np.bincount(in_city)[in_city]
    district = stream.index(n, weights)
    return Homes(district[household], draw_details(stream, n)[household])


def draw_details(stream: Stream, n: int) -> np.ndarray:
    """Return ``n`` addresses below the district, some without an estate."""
    road = stream.pick(n, pool(read("roads")["road"]))
    road = road + number(stream.whole(n, 1, 880)) + "号"
    estate = stream.pick(n, pool(read("estates")["estate"]))
    building = number(stream.whole(n, 1, 40)) + "号楼"
    unit = number(stream.whole(n, 1, 5)) + "单元"
    floor, door = stream.whole(n, 1, 29), stream.whole(n, 1, 5)
    room = number(floor * 100 + door) + "室"
    in_estate = stream.chance(n, 0.82)
    return road + either(in_estate, estate + building + unit, "") + room


def draw_offices(stream: Stream, n: int) -> np.ndarray:
    """Return ``n`` addresses of offices, some of them the same."""
    road = stream.pick(n, pool(read("roads")["road"]))
    tower = stream.pick(n, pool(["国际中心", "创业大厦", "软件园", "金融广场"]))
    return road + number(stream.whole(n, 1, 60)) + "号" + tower
