"""Points and coupons of the Youzan shops: what came, what went, what is left."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows, pick_rows
from benchmarks.systems.youzan_customers import SHOPS, accounts
from benchmarks.world import calendar
from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch,
    number,
    yuan,
)
from benchmarks.world.world import World

_SHARE = 0.06


def point_tables(
    world: World, trades: Columns, fen: np.ndarray, done_at: np.ndarray
) -> Iterator[Table | Truth]:
    """Return points log and coupons; ``fen`` and ``done_at`` are the trades'."""
    stream, account = world.stream("youzan points"), accounts(world)
    held = stream.chance(len(account.who), _SHARE)
    keys = set(account.key[held])
    bought = np.flatnonzero(
        (trades["status"] == "TRADE_SUCCESS")
        & np.array([key in keys for key in trades["yz_open_id"]], dtype=bool)
    )
    # Who moves points without an account there: a card was cancelled since.
    gone = world.joined("youzan points", 0.005)
    gone_key = stream.tokens(len(gone), 8, LETTERS) + digits(
        np.arange(len(gone)) + 911_000_000_000_000_000, 18
    )
    rows = np.flatnonzero(held)
    shop = np.concatenate([SHOPS[account.shop[rows]], empty(len(gone), SHOPS[0])])
    key = np.concatenate([account.key[rows], gone_key])
    yield Table(
        "youzan",
        "points_log",
        _points(
            stream, shop, key, pick_rows(trades, bought), fen[bought], done_at[bought]
        ),
        ("kdt_id", "yz_open_id", "created_at", "biz_value", "amount"),
    )
    yield Truth("youzan:" + SHOPS[0] + ":buyer:" + gone_key, gone)
    yield Table(
        "youzan",
        "coupon_uses",
        _coupons(world, shop, key),
        ("kdt_id", "code", "status"),
    )


def _points(
    stream: Stream,
    shop: np.ndarray,
    key: np.ndarray,
    trades: Columns,
    fen: np.ndarray,
    done_at: np.ndarray,
) -> Columns:
    n, m = len(key), len(fen)
    at = calendar.moments(stream, 2 * n)
    change = np.concatenate(
        [fen // 100, empty(n, 5).astype(int), -stream.whole(n, 1, 6)]
    )
    kind = stream.whole(n, 0, 10)
    word = np.where(kind == 0, "积分过期", "兑换优惠券")
    word = np.where(kind == 1, "商家手动调整", word).astype(object)
    when = np.concatenate([done_at, at])
    owner = np.concatenate([trades["yz_open_id"], key, key])
    order = np.lexsort((change, when, owner))
    change = change.astype(np.int64)
    owner_now, moved = owner[order], change[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = owner_now[1:] != owner_now[:-1]
    total = np.cumsum(moved)
    before = (total - moved)[first][np.cumsum(first) - 1]
    left = np.zeros(len(order), dtype=np.int64)
    # Everybody began with what an earlier programme left.
    left[order] = total - before + 20
    never = np.arange(m + 2 * n) % 4 != 0
    cells = {
        "kdt_id": np.concatenate([trades["kdt_id"], shop, shop]),
        "yz_open_id": owner,
        "biz_value": np.concatenate(
            [
                trades["tid"],
                "S" + digits(np.arange(n) + 10**9, 12),
                "X" + digits(np.arange(n) + 10**9, 12),
            ]
        ),
        "amount": number(change),
        "total": number(left),
        "description": np.concatenate([empty(m, "购物送积分"), empty(n, "签到"), word]),
        "created_at": epoch(when),
        "expired_at": np.where(never, "0", epoch(when + 365 * DAY)),
    }
    # The moving window again: the same movement a second time.
    again = np.flatnonzero(np.arange(m + 2 * n) % 45 == 9)
    return append_rows(cells, pick_rows(cells, again))


def _coupons(world: World, shop: np.ndarray, key: np.ndarray) -> Columns:
    stream, n = world.stream("youzan coupons"), len(key)
    taken = calendar.moments(stream, n)
    used = stream.chance(n, 0.6)
    value = stream.pick(n, np.array([500, 1000, 2000, 5000]))
    spent = np.where(stream.chance(n, 0.2), value * 7 // 10, value)
    kind = either(stream.chance(n, 0.7), "PROMOCARD", "PROMOCODE")
    cells = {
        "kdt_id": shop,
        "yz_open_id": key,
        "code": "26" + digits(stream.rng.permutation(n) * 37 + 10**12, 14),
        "coupon": '{"title":"满减券","value":"'
        + yuan(value)
        + '","coupon_type":"'
        + kind
        + '"}',
        "status": either(used, "1", "0"),
        "used_value": np.where(used, number(spent), "0"),
        "created_at": epoch(taken),
        "consume_at": np.where(
            used, epoch(calendar.later(taken, stream.whole(n, 60, 20 * DAY))), "0"
        ),
        "expired_at": epoch(taken + 30 * DAY),
    }
    # Pulled when it was taken, and again when it had been used.
    early = np.flatnonzero(used & (np.arange(n) % 12 == 0))
    before = pick_rows(cells, early) | {
        "status": empty(len(early), "0"),
        "used_value": empty(len(early), "0"),
        "consume_at": empty(len(early), "0"),
    }
    return append_rows(cells, before)
