"""The two models behind customer value: BG/NBD for orders, Gamma-Gamma for money.

Fader, Hardie and Lee (2005), "Counting your customers" the easy way, Marketing
Science 24(2); Fader and Hardie (2013), The Gamma-Gamma model of monetary value. What
is known of a customer is the number of repeat purchases x, the time t_x from the
first purchase to the last and the time T since the first; and m, the mean money of
the repeat purchases.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1

from orchestration.errors import OneIdError

Numbers = NDArray[np.float64]
# Beyond these a parameter has run away: the data do not hold it.
_LEAST, _MOST = 1e-4, 1e5
# Where fewer than this stop after a purchase nobody seems to.
_LEAST_SHARE = 1e-3
# What a and b are where nobody seems to stop: one in a hundred after a purchase.
LEAST_DROP_OUT = {"a": 0.01, "b": 1.0}


@dataclass(frozen=True)
class Histories:
    """What is known of each customer, in arrays of one length."""

    repeats: Numbers
    last: Numbers
    observed: Numbers
    mean_money: Numbers

    @property
    def repeaters(self) -> int:
        """How many customers came back."""
        return int(np.count_nonzero(self.repeats))


@dataclass(frozen=True)
class Fitted:
    """The parameters of a model by name, and the log-likelihood they reach."""

    parameters: dict[str, float]
    log_likelihood: float
    # Whether the data show nobody who stops buying.
    is_without_drop_out: bool = False

    @property
    def astray(self) -> set[str]:
        """The parameters that the data do not hold."""
        inside = {n for n, v in self.parameters.items() if _LEAST <= v <= _MOST}
        return set(self.parameters) - inside


def fit_orders(known: Histories) -> Fitted:
    """Fit BG/NBD: r and alpha of the purchase rate, a and b of the drop-out.

    Where nobody seems to stop buying no a and b can be told: they take the least
    drop-out that the model is good for, and the rate is fitted beside it.
    """
    columns = np.column_stack([known.repeats, known.last, known.observed])
    # Equal histories are equally likely: each is looked at once.
    rows, counts = np.unique(columns, axis=0, return_counts=True)

    def likelihood(parameters: Numbers) -> float:
        return float(np.dot(counts, orders_likelihood(parameters, *rows.T)))

    scale = float(np.mean(known.observed)) or 1.0
    start = {"r": 1.0, "alpha": scale, "a": 1.0, "b": 2.0}
    found = _fit(start, likelihood)
    if _is_without_drop_out(found):
        rate = {name: start[name] for name in ("r", "alpha")}
        least = list(LEAST_DROP_OUT.values())
        found = _fit(rate, lambda given: likelihood(np.array([*given, *least])))
        found = Fitted(
            found.parameters | LEAST_DROP_OUT,
            found.log_likelihood,
            is_without_drop_out=True,
        )
    return _held(found, "orders")


def fit_money(known: Histories) -> Fitted:
    """Fit Gamma-Gamma: p of one purchase, q and v of the means over customers."""
    chosen = (known.repeats > 0) & (known.mean_money > 0)
    repeats, money = known.repeats[chosen], known.mean_money[chosen]
    scale = float(np.mean(money))

    def likelihood(parameters: Numbers) -> float:
        return float(np.sum(money_likelihood(parameters, repeats, money)))

    return _held(_fit({"p": 2.0, "q": 2.0, "v": scale}, likelihood), "money")


def orders_likelihood(
    parameters: Numbers, repeats: Numbers, last: Numbers, observed: Numbers
) -> Numbers:
    """Return the log-likelihood of each history under BG/NBD."""
    r, alpha, a, b = parameters
    rate = gammaln(r + repeats) - gammaln(r) + r * np.log(alpha)
    stay = gammaln(a + b) + gammaln(b + repeats) - gammaln(b) - gammaln(a + b + repeats)
    alive = -(r + repeats) * np.log(alpha + observed)
    with np.errstate(divide="ignore", invalid="ignore"):
        gone = (
            np.log(a) - np.log(b + repeats - 1) - (r + repeats) * np.log(alpha + last)
        )
    gone = np.where(repeats > 0, gone, -np.inf)
    return rate + stay + np.logaddexp(alive, gone)


def money_likelihood(parameters: Numbers, repeats: Numbers, money: Numbers) -> Numbers:
    """Return the log-likelihood of each mean under Gamma-Gamma."""
    p, q, v = parameters
    shape = p * repeats
    return (
        gammaln(shape + q)
        - gammaln(shape)
        - gammaln(q)
        + q * np.log(v)
        + (shape - 1) * np.log(money)
        + shape * np.log(repeats)
        - (shape + q) * np.log(repeats * money + v)
    )


def expected_orders(
    parameters: dict[str, float], known: Histories, ahead: float
) -> Numbers:
    """Return how many purchases BG/NBD expects of each customer within `ahead`."""
    r, alpha, a, b = (parameters[name] for name in ("r", "alpha", "a", "b"))
    repeats, last, observed = known.repeats, known.last, known.observed
    z = ahead / (alpha + observed + ahead)
    # Euler's transformation of the published series, which grows with x.
    series = (1 - z) ** (a - 1) * hyp2f1(a + b - r - 1, a - 1, a + b + repeats - 1, z)
    living = (a + b + repeats - 1) / (a - 1) * (1 - series)
    return living * alive(parameters, repeats, last, observed)


def alive(
    parameters: dict[str, float], repeats: Numbers, last: Numbers, observed: Numbers
) -> Numbers:
    """Return the chance of each customer to be buying still."""
    r, alpha, a, b = (parameters[name] for name in ("r", "alpha", "a", "b"))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        odds = a / (b + repeats - 1)
        odds = odds * ((alpha + observed) / (alpha + last)) ** (r + repeats)
    return np.where(repeats > 0, 1 / (1 + odds), 1.0)


def _fit(start: dict[str, float], likelihood: Callable[[Numbers], float]) -> Fitted:
    # In logarithms: every parameter is positive, whatever its size.
    def loss(logs: Numbers) -> float:
        value = likelihood(np.exp(np.clip(logs, -30, 30)))
        return -value if np.isfinite(value) else np.inf

    found = minimize(
        loss,
        np.log(list(start.values())),
        method="Nelder-Mead",
        options={"maxiter": 5000, "maxfev": 5000, "xatol": 1e-7, "fatol": 1e-7},
    )
    values = np.exp(np.clip(found.x, -30, 30)).tolist()
    return Fitted(dict(zip(start, values, strict=True)), -float(found.fun))


def _is_without_drop_out(found: Fitted) -> bool:
    a, b = found.parameters["a"], found.parameters["b"]
    runs_away = found.astray and found.astray <= set(LEAST_DROP_OUT)
    return bool(runs_away) or a / (a + b) < _LEAST_SHARE


def _held(found: Fitted, what: str) -> Fitted:
    if found.astray:
        values = found.parameters.items()
        told = ", ".join(f"{name} = {value:.4g}" for name, value in values)
        raise OneIdError(
            f"The model of {what} does not fit: the data do not hold its parameters "
            f"({told}). A longer history may; those in use stay."
        )
    return found
