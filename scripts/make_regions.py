"""Makes the seeds `regions` and `region_aliases` from the list of divisions.

    python scripts/make_regions.py FOLDER

FOLDER holds provinces.csv, cities.csv and areas.csv as published by
modood/Administrative-divisions-of-China. Codes are GB/T 2260, six digits.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin

SEEDS = Path(__file__).parents[1] / "seeds" / "reference"
ANYWHERE = "000000"
DIRECT = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
MUNICIPALITIES = {"11", "12", "31", "50"}
EXTRA_PROVINCES = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|"
    "拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|"
    "塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
KINDS = {
    "province": re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$"),
    "city": re.compile(rf"(?:市|地区|盟|(?:(?:{PEOPLES})族?)*自治州)$"),
    "district": re.compile(
        rf"(?:(?:(?:{PEOPLES})族)*自治[县旗]|(?:{PEOPLES})自治县|新区|林区|矿区|特区|"
        r"市|区|县|旗)$"
    ),
}
ENGLISH = {
    "内蒙古": ["innermongolia", "neimenggu", "neimongol"],
    "西藏": ["tibet", "xizang"],
    "香港": ["hongkong", "xianggang", "hk"],
    "澳门": ["macau", "macao", "aomen"],
    "台湾": ["taiwan"],
    "陕西": ["shaanxi"],
    "山西": ["shanxi"],
    "哈尔滨": ["harbin", "haerbin"],
    "呼和浩特": ["hohhot", "huhehaote"],
    "乌鲁木齐": ["urumqi", "wulumuqi"],
    "拉萨": ["lhasa", "lasa"],
    "齐齐哈尔": ["qiqihar", "qiqihaer"],
    "鄂尔多斯": ["ordos", "eerduosi"],
    "克拉玛依": ["karamay", "kelamayi"],
}


class Region(NamedTuple):
    """One administrative division."""

    code: str
    level: str
    name: str
    parent_code: str


class Alias(NamedTuple):
    """One way of writing a division inside one that contains it."""

    level: str
    parent_code: str
    alias: str
    code: str


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_regions(folder: Path) -> list[Region]:
    """Return all divisions, provinces first, each after its parent."""
    provinces = {row["code"]: row["name"] for row in read(folder / "provinces.csv")}
    provinces |= EXTRA_PROVINCES
    regions = [
        Region(f"{code}0000", "province", name, "")
        for code, name in sorted(provinces.items())
    ]
    for row in sorted(read(folder / "cities.csv"), key=lambda row: row["code"]):
        province = row["provinceCode"]
        # A municipality is its own city; the list only says "districts" there.
        name = provinces[province] if province in MUNICIPALITIES else row["name"]
        regions.append(Region(f"{row['code']}00", "city", name, f"{province}0000"))
    for row in sorted(read(folder / "areas.csv"), key=lambda row: row["code"]):
        parent = f"{row['cityCode']}00"
        regions.append(Region(row["code"], "district", row["name"], parent))
    return regions


def short_form(level: str, name: str) -> str:
    """Return the everyday short form of a name, or the name if it has none."""
    short = KINDS[level].sub("", name)
    return short if len(short) >= 2 else name


def latin_forms(short: str) -> list[str]:
    """Return a name in Latin letters, as social platforms write it."""
    forms = ENGLISH.get(short) or ["".join(lazy_pinyin(short, v_to_u=False))]
    return [form.replace("ü", "v") for form in forms]


def is_direct_county(region: Region) -> bool:
    """Return whether a county stands right under its province, without a city."""
    return region.level == "district" and region.code[2:4] == "90"


def province_aliases(region: Region) -> Iterator[Alias]:
    """Return the ways of writing a province."""
    short = short_form("province", region.name)
    endings = ("", "city") if region.code[:2] in MUNICIPALITIES else ("", "province")
    latin = [text + end for text in latin_forms(short) for end in endings]
    for text in [region.name, short, *latin]:
        yield Alias("province", "", text, region.code)


def city_aliases(region: Region) -> Iterator[Alias]:
    """Return the ways of writing a city, inside its province and anywhere."""
    short = short_form("city", region.name)
    texts = [region.name, short]
    if region.name not in DIRECT:
        texts += [text + end for text in latin_forms(short) for end in ("", "city")]
    if region.name.endswith("自治州"):
        texts += [f"{short}州"]
    for parent in (region.parent_code, ANYWHERE):
        for text in texts:
            yield Alias("city", parent, text, region.code)


def district_aliases(region: Region, province: str) -> Iterator[Alias]:
    """Return the ways of writing a district, inside its city and its province."""
    short = short_form("district", region.name)
    yield Alias("district", region.parent_code, region.name, region.code)
    yield Alias("district", region.parent_code, short, region.code)
    yield Alias("district", province, region.name, region.code)
    if province[:2] in MUNICIPALITIES or is_direct_county(region):
        yield Alias("district", province, short, region.code)


def direct_county_aliases(region: Region, province: str) -> Iterator[Alias]:
    """Return the ways of writing a county without a city where a city stands."""
    for text in (region.name, short_form("district", region.name)):
        yield Alias("city", province, text, region.code)
        yield Alias("district", region.code, text, region.code)


def all_aliases(regions: list[Region]) -> Iterator[Alias]:
    """Return the ways of writing every division, with ambiguous ones."""
    by_code = {region.code: region for region in reversed(regions)}
    for region in regions:
        if region.level == "province":
            yield from province_aliases(region)
        elif region.level == "city" and region.parent_code[:2] in MUNICIPALITIES:
            if region.code[2:4] == "01":
                yield from city_aliases(region)
                yield Alias("city", region.parent_code, "市辖区", region.code)
            else:
                yield Alias("city", region.parent_code, "县", region.code)
        elif region.level == "city":
            yield from city_aliases(region)
        else:
            province = by_code[region.parent_code].parent_code
            yield from district_aliases(region, province)
            if is_direct_county(region):
                yield from direct_county_aliases(region, province)
            if province[:2] in MUNICIPALITIES and region.parent_code[2:4] != "01":
                # The counties of a municipality are also written under its name.
                city = f"{province[:2]}0100"
                yield from district_aliases(region._replace(parent_code=city), province)


def unambiguous(aliases: Iterable[Alias], regions: list[Region]) -> list[Alias]:
    """Return the aliases that mean one division inside their parent, sorted.

    An official name goes before a short form of another division.
    """
    official = {(region.code, region.name) for region in regions}
    meanings: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    named: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for level, parent, alias, code in aliases:
        meanings[level, parent, alias].add(code)
        if (code, alias) in official:
            named[level, parent, alias].add(code)
    chosen = []
    for key, codes in meanings.items():
        codes = named.get(key) or codes
        if len(codes) == 1:
            chosen.append(Alias(*key, min(codes)))
    return sorted(chosen)


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a seed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder: Path) -> None:
    """Write both seeds."""
    regions = read_regions(folder)
    aliases = unambiguous(all_aliases(regions), regions)
    # A city without districts stands among the districts too, by the same code.
    by_code = {region.code: region for region in reversed(regions)}
    write(SEEDS / "regions.csv", Region._fields, sorted(by_code.values()))
    write(SEEDS / "region_aliases.csv", Alias._fields, aliases)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
