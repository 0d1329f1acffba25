"""What is sold, who orders how often, and what lies in a basket."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read

LINES = np.array([0.62, 0.26, 0.09, 0.03])
_QUANTITIES = np.array([0.78, 0.15, 0.05, 0.02])


@dataclass(frozen=True)
class Products:
    """The goods, the same in every channel, each channel with its own key."""

    number: np.ndarray
    barcode: np.ndarray
    category: np.ndarray
    title: np.ndarray
    price: np.ndarray

    def __len__(self) -> int:
        """Return how many goods there are."""
        return len(self.number)


@dataclass(frozen=True)
class Baskets:
    """Order lines, in the order of their orders, and the totals of these."""

    order: np.ndarray
    line: np.ndarray
    product: np.ndarray
    quantity: np.ndarray
    price: np.ndarray
    amount: np.ndarray
    total: np.ndarray
    list_total: np.ndarray


def products() -> Products:
    """Return the goods."""
    table = read("products")
    return Products(
        number=np.array(table["product_no"], dtype=np.int64),
        barcode=pool(table["barcode"]),
        category=pool(table["category"]),
        title=pool(table["title"]),
        price=np.array(table["price_fen"], dtype=np.int64),
    )


def draw_baskets(stream: Stream, orders: int) -> Baskets:
    """Return the lines of ``orders`` orders; every order has at least one."""
    goods = products()
    count = 1 + stream.index(orders, LINES)
    order = np.repeat(np.arange(orders), count)
    n = len(order)
    starts = np.cumsum(count) - count
    product = stream.index(n, 1.0 / np.arange(3, len(goods) + 3))
    quantity = 1 + stream.index(n, _QUANTITIES)
    off = np.where(stream.chance(n, 0.3), stream.whole(n, 70, 96), 100)
    price = goods.price[product]
    amount = price * quantity * off // 100
    return Baskets(
        order=order,
        line=np.arange(n) - starts[order] + 1,
        product=product,
        quantity=quantity,
        price=price,
        amount=amount,
        total=np.add.reduceat(amount, starts) if n else amount,
        list_total=np.add.reduceat(price * quantity, starts) if n else amount,
    )
