"""Cells of the generic schema as spreadsheets and forms deliver them."""

from urllib.parse import quote

import numpy as np

from benchmarks.systems.export import Columns
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    date,
    digits,
    empty,
    local,
    number,
    only,
    present,
    rewrite,
    yuan,
)

CUSTOMER_COLUMNS = [
    "channel",
    "customer_id",
    "party_type",
    "name",
    "given_name",
    "family_name",
    "nickname",
    "gender",
    "birth_date",
    "phone",
    "phone_2",
    "email",
    "resident_id",
    "other_id",
    "other_id_type",
    "wechat_unionid",
    "wechat_openid",
    "wechat_appid",
    "wecom_external_userid",
    "alipay_user_id",
    "taobao_open_uid",
    "member_card_no",
    "device_id",
    "company",
    "uscc",
    "job_title",
    "country",
    "province",
    "city",
    "district",
    "address",
    "postal_code",
    "member_level",
    "points",
    "consent_marketing",
    "created_at",
    "updated_at",
    "is_deleted",
]
_ID_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_ID_CHECKS = pool(list("10X98765432"))
_BAD_EMAILS = pool(["无", "1@1.com", "没有", "test@test.com"])
_EXCEL_EPOCH = 25_569


def customer_columns(n: int, cells: Columns) -> Columns:
    """Return all columns of the customer table, those not given empty."""
    return {
        name: np.asarray(cells.get(name, empty(n)), dtype=object)
        for name in CUSTOMER_COLUMNS
    }


def double_encoded(cells: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Return the cells, some of them URL-encoded twice."""
    return rewrite(cells, mask, lambda cell: quote(quote(cell)))


def birth_cells(stream: Stream, birth: np.ndarray, share: float) -> np.ndarray:
    """Return birth dates in every spelling of a sheet, and dates that mean none."""
    n, day = len(birth), date(birth)
    kind = stream.whole(n, 0, 20)
    year, month, dom = (birth_part(day, i) for i in range(3))
    out = day.copy()
    for low, cells in (
        (10, year + "/" + month + "/" + dom),
        (12, year + "年" + month + "月" + dom + "日"),
        (14, year + "." + month + "." + dom),
        (15, pool([cell.replace("-", "") for cell in day])),
        (17, number(birth + _EXCEL_EPOCH)),
        (18, empty(n, "1900-01-01")),
        (19, empty(n, "00000000")),
    ):
        out = np.where(kind >= low, cells, out)
    return only(stream.chance(n, share), out)


def birth_part(day: np.ndarray, part: int) -> np.ndarray:
    """Return year, month or day of ISO dates, without zeros in front."""
    return pool([str(int(cell.split("-")[part])) for cell in day])


def day_cells(stream: Stream, seconds: np.ndarray) -> np.ndarray:
    """Return days as typed into a sheet: ISO, slashes, or the sheet's own serial."""
    n, day = len(seconds), date(seconds // DAY)
    year, month, dom = (birth_part(day, i) for i in range(3))
    kind = stream.rng.random(n)
    out = np.where(kind < 0.5, day, year + "/" + month + "/" + dom)
    out = np.where(kind > 0.75, number(seconds // DAY + _EXCEL_EPOCH), out)
    return np.where(kind > 0.9, year + "年" + month + "月" + dom + "日", out)


def stamp_cells(stream: Stream, seconds: np.ndarray) -> np.ndarray:
    """Return local times, a tenth of them as a sheet shows them."""
    n, stamp = len(seconds), local(seconds)
    odd = stream.chance(n, 0.1)
    return rewrite(
        stamp,
        odd,
        lambda cell: f"{cell[:4]}/{int(cell[5:7])}/{int(cell[8:10])} {cell[11:16]}",
    )


def money_cells(stream: Stream, fen: np.ndarray) -> np.ndarray:
    """Return amounts in yuan, some as people write them: 12.30元, ¥1,234.50."""
    n, plain = len(fen), yuan(fen)
    kind = stream.rng.random(n)
    out = np.where(kind < 0.06, plain + "元", plain)
    sign = (kind >= 0.06) & (kind < 0.12)
    return rewrite(out, sign, lambda cell: f"¥{float(cell):,.2f}")


def email_cells(stream: Stream, email: np.ndarray, share: float) -> np.ndarray:
    """Return e-mail addresses with the noise of forms."""
    n = len(email)
    cells = only(stream.chance(n, share), email)
    cells = rewrite(cells, stream.chance(n, 0.04), lambda cell: cell.upper() + " ")
    cells = rewrite(
        cells, stream.chance(n, 0.02), lambda cell: cell.replace(".com", ".con")
    )
    bad = stream.chance(n, 0.05) & present(cells)
    return np.where(bad, stream.pick(n, _BAD_EMAILS), cells)


def resident_ids(
    stream: Stream,
    region: np.ndarray,
    birth: np.ndarray,
    is_male: np.ndarray,
    share: float,
) -> np.ndarray:
    """Return resident ids: 18 digits, some lower case, masked, old or wrong."""
    n = len(birth)
    day = pool([cell.replace("-", "") for cell in date(birth)])
    sequence = stream.whole(n, 0, 500) * 2 + is_male
    body = digits(region, 6) + day + digits(sequence, 3)
    figures = np.array([list(cell) for cell in body], dtype="U1").astype(int)
    figures = figures.reshape(n, 17)
    check = _ID_CHECKS[figures @ _ID_WEIGHTS % 11]
    cells = body + check
    kind = stream.whole(n, 0, 20)
    wrong = pool(list("23456789X01"))[figures @ _ID_WEIGHTS % 11]
    wrong = np.where(wrong == check, "5", wrong)
    cells = np.where(kind == 0, body + wrong, cells)
    cells = np.where(
        kind == 1, digits(region, 6) + "********" + digits(sequence, 3) + check, cells
    )
    cells = np.where(
        kind == 2,
        digits(region, 6) + pool([d[2:] for d in day]) + digits(sequence, 3),
        cells,
    )
    cells = np.where(kind >= 10, pool([cell.lower() for cell in cells]), cells)
    return only(stream.chance(n, share), cells)


def uscc_cells(stream: Stream, uscc: np.ndarray) -> np.ndarray:
    """Return tax ids: right, lower case, O for 0, or an old one of 15 digits."""
    n = len(uscc)
    kind = np.arange(n) % 8
    lower = pool([cell.lower() for cell in uscc])
    swapped = pool([cell.replace("0", "O").replace("1", "I") for cell in uscc])
    cells = np.where(kind == 3, lower, uscc)
    cells = np.where(kind == 5, swapped, cells)
    return np.where(kind == 7, "3101" + digits(stream.whole(n, 0, 10**9), 11), cells)
