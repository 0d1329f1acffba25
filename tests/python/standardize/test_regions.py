"""Provinces, cities and districts, and free-text addresses that hold them."""

import csv
from collections.abc import Iterable
from functools import cache

import duckdb
import pytest
from expressions import MACROS, expression, run

SEEDS = MACROS.parent / "seeds" / "reference"
Parts = tuple[str | None, str | None, str | None]


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """Return a database with the region seeds."""
    database = duckdb.connect()
    for seed in ("regions", "region_aliases"):
        path = SEEDS / f"{seed}.csv"
        database.execute(
            f"create table {seed} as "
            f"from read_csv('{path}', all_varchar = true, nullstr = '')"
        )
    return database


def resolve(texts: Iterable[Parts]) -> list[tuple]:
    """Return names, district code and status for texts, in their order."""
    columns = list(zip(*texts, strict=True))
    connection().execute(
        "create or replace temp table members as select "
        "unnest($1::varchar[]) as province_raw, unnest($2::varchar[]) as city_raw, "
        "unnest($3::varchar[]) as district_raw, "
        "generate_subscripts($1::varchar[], 1) as position",
        [list(column) for column in columns],
    )
    return (
        connection()
        .execute(
            "select provinces.name, cities.name, districts.name, districts.code, "
            f"{expression('region_status', 'members')} "
            f"from members {expression('join_regions', 'members')} order by position"
        )
        .fetchall()
    )


@cache
def divisions() -> list[tuple[Parts, str]]:
    """Return the official names down to each district, and its code."""
    with (SEEDS / "regions.csv").open(encoding="utf-8", newline="") as file:
        regions = {row["code"]: row for row in csv.DictReader(file)}
    found = []
    for code, row in regions.items():
        if row["level"] == "district":
            city = regions[row["parent_code"]]
            province = regions[city["parent_code"]]
            found.append(((province["name"], city["name"], row["name"]), code))
    return found


@pytest.mark.parametrize(
    ("texts", "names", "status"),
    [
        (("上海市", "上海市", "浦东新区"), ("上海市", "上海市", "浦东新区"), "ok"),
        (("上海", "浦东新区", None), ("上海市", "上海市", "浦东新区"), "ok"),
        (("北京", "北京", "朝阳"), ("北京市", "北京市", "朝阳区"), "ok"),
        (("北京市", "市辖区", "东城区"), ("北京市", "北京市", "东城区"), "ok"),
        (("北京", None, "朝阳区"), ("北京市", "北京市", "朝阳区"), "ok"),
        (("上海", None, None), ("上海市", "上海市", None), "ok"),
        (("内蒙古", "包头", None), ("内蒙古自治区", "包头市", None), "ok"),
        (("内蒙古自治区", "包头市", None), ("内蒙古自治区", "包头市", None), "ok"),
        (("广西", "南宁", None), ("广西壮族自治区", "南宁市", None), "ok"),
        (("吉林", "吉林市", None), ("吉林省", "吉林市", None), "ok"),
        (("重庆", "县", "城口县"), ("重庆市", "重庆市", "城口县"), "ok"),
        (("重庆", "重庆", "城口县"), ("重庆市", "重庆市", "城口县"), "ok"),
        (("河南", "济源", None), ("河南省", "济源市", None), "ok"),
        (("河南", "济源市", "济源市"), ("河南省", "济源市", "济源市"), "ok"),
        (("江苏", "昆山市", None), ("江苏省", "苏州市", "昆山市"), "ok"),
        (("湖北", "恩施州", None), ("湖北省", "恩施土家族苗族自治州", None), "ok"),
        (("广东", "东莞市", "东莞市"), ("广东省", "东莞市", "东莞市"), "ok"),
        (("Zhejiang", "Hangzhou", None), ("浙江省", "杭州市", None), "ok"),
        (("Shaanxi", "Xi'an", None), ("陕西省", "西安市", None), "ok"),
        (("Inner Mongolia", None, None), ("内蒙古自治区", None, None), "ok"),
        ((None, "杭州", None), ("浙江省", "杭州市", None), "ok"),
        (("香港", "香港", "中西区"), ("香港特别行政区", None, None), "ok"),
        (("澳门", None, None), ("澳门特别行政区", None, None), "ok"),
        (("台湾", "台北市", None), ("台湾省", None, None), "ok"),
        (("浙江", "南京市", None), ("浙江省", None, None), "partial"),
        (("California", None, None), (None, None, None), "invalid"),
        ((None, None, None), (None, None, None), "absent"),
        (("无", "-", ""), (None, None, None), "absent"),
    ],
)
def test_regions(texts: Parts, names: Parts, status: str) -> None:
    found = resolve([texts])
    assert [(*row[:3], row[4]) for row in found] == [(*names, status)]


def test_every_district_is_found_by_its_official_names() -> None:
    texts = [names for names, _ in divisions()]
    found = [(row[3], row[4]) for row in resolve(texts)]
    assert found == [(code, "ok") for _, code in divisions()]
    assert len(found) == 2975


@pytest.mark.parametrize("separator", ["", ",", " ", "@#"])
def test_every_district_is_found_in_an_address(separator: str) -> None:
    written = [separator.join((*names, "文三路1号")) for names, _ in divisions()]
    parts = zip(
        *(run(f"address_{part}", written) for part in ("province", "city", "district")),
        strict=True,
    )
    assert [row[3] for row in resolve(list(parts))] == [c for _, c in divisions()]


def test_no_alias_has_two_meanings_and_all_lead_to_a_region() -> None:
    assert (
        connection()
        .sql(
            "select level, parent_code, alias from region_aliases "
            "group by all having count(*) > 1"
        )
        .fetchall()
        == []
    )
    assert (
        connection()
        .sql("select * from region_aliases anti join regions using (code)")
        .fetchall()
        == []
    )


def test_every_province_and_city_has_an_alias() -> None:
    assert (
        connection()
        .sql("select name from regions anti join region_aliases using (code)")
        .fetchall()
        == []
    )


@pytest.mark.parametrize(
    ("raw", "province", "city", "district", "detail"),
    [
        (
            "浙江省杭州市西湖区文三路1号",
            *("浙江省", "杭州市", "西湖区", "文三路1号"),
        ),
        (
            "上海市,上海市,浦东新区,张江路1号",
            *("上海市", "上海市", "浦东新区", "张江路1号"),
        ),
        ("上海市浦东新区张江路1号", "上海市", None, "浦东新区", "张江路1号"),
        ("北京朝阳区建国路1号", "北京", None, "朝阳区", "建国路1号"),
        ("浙江,杭州,西湖,文三路1号", "浙江", "杭州", "西湖", "文三路1号"),
        ("浙江省 杭州市 文三路 1号", "浙江省", "杭州市", None, "文三路 1号"),
        ("江苏省昆山市玉山镇", "江苏省", "昆山市", None, "玉山镇"),
        ("吉林市船营区北京路", None, "吉林市", "船营区", "北京路"),
        ("四川北路100号", None, None, None, "四川北路100号"),
        ("浙江省杭州市西溪小区5号", "浙江省", "杭州市", None, "西溪小区5号"),
        ("浙江省杭州市物美超市", "浙江省", "杭州市", None, "物美超市"),
        ("浙江省杭州市文三路西溪小区", "浙江省", "杭州市", None, "文三路西溪小区"),
        ("望京SOHO@#北京市朝阳区", "北京市", None, "朝阳区", "望京SOHO"),
        ("中国广东省深圳市南山区", "广东省", "深圳市", "南山区", None),
        ("12 Baker Street", None, None, None, "12 Baker Street"),
        (None, None, None, None, None),
    ],
)
def test_addresses_are_split(
    raw: str | None,
    province: str | None,
    city: str | None,
    district: str | None,
    detail: str | None,
) -> None:
    assert run("address_province", [raw]) == [province]
    assert run("address_city", [raw]) == [city]
    assert run("address_district", [raw]) == [district]
    assert run("address_detail", [raw]) == [detail]


@pytest.mark.parametrize(
    ("raw", "key", "status"),
    [
        ("文三路 1号楼 2单元 501室", "文三路1栋2单元501", "ok"),
        ("文三路1幢2单元501", "文三路1栋2单元501", "ok"),
        ("無錫路１號", "无锡路1号", "ok"),
        ("人民路3 - 2 - 501", "人民路3-2-501", "ok"),
        ("12 Baker Street", "12bakerstreet", "ok"),
        ("文三路***号", None, "masked"),
        ("501", None, "invalid"),
        ("dGhpcyBpcyBhIGNpcGhlcg==", None, "invalid"),
        ("无", None, "absent"),
        (None, None, "absent"),
    ],
)
def test_address_keys(raw: str | None, key: str | None, status: str) -> None:
    assert run("normalize_address", [raw]) == [key]
    assert run("address_status", [raw]) == [status]
