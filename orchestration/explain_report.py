"""What `oneid explain` prints: waterfalls, chains and trees."""

from collections import defaultdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

_WIDTH = 8
_DECISIONS = {
    "strict_link": "linked, also at the strict level",
    "link": "linked at the standard level",
    "cut": "linked, and cut again",
    "not_linked": "not linked",
    "contradiction": "kept apart: a contradiction",
}


def print_pair(found: dict[str, Any], console: Console, *, verbose: bool) -> None:
    """Print the explanation of two records."""
    a, b = found["records"]
    console.print(
        f"\n[bold]{escape(a['record_id'])}[/]  [dim]{escape(a['channel'] or '?')}[/]"
    )
    console.print(
        f"[bold]{escape(b['record_id'])}[/]  [dim]{escape(b['channel'] or '?')}[/]"
    )
    if found["same_customer"]:
        _print_one(found, console, verbose=verbose)
    else:
        _print_two(found, console)


def _print_one(found: dict[str, Any], console: Console, *, verbose: bool) -> None:
    record = found["records"][0]
    levels = "also at the strict level"
    if not found["same_strict_customer"]:
        levels = "but two at the strict level"
    head = f"[green]One customer[/] {record['one_id']}, {levels}."
    if found["verdict"] == "linked":
        console.print(head + " They were linked directly.\n")
    else:
        links = len(found["chain"])
        console.print(
            f"{head} They were never linked themselves: a chain of {links} "
            f"link{'s' if links > 1 else ''} joins them.\n"
        )
        print_chain(found, console)
    if found["waterfall"]:
        if found["verdict"] == "chain":
            console.print("\nWhat the two themselves came to:\n")
        print_waterfall(found["waterfall"], found["bars"], console)
    if verbose and found["verdict"] == "chain":
        console.print("\nThe evidence of each link:\n")
        for waterfall in found["waterfalls"]:
            print_waterfall(waterfall, found["bars"], console)
    elif found["chain"]:
        console.print("[dim]--verbose shows the evidence of each link.[/]")
    _print_decisions(found["decisions"], console)
    _print_hidden(found, console)


def _print_two(found: dict[str, Any], console: Console) -> None:
    a, b = found["records"]
    console.print(f"[red]Two customers[/] {a['one_id']} and {b['one_id']}.")
    for reason in found["why"]:
        console.print(f"• {escape(reason)}", soft_wrap=True)
    console.print()
    if waterfall := found["waterfall"]:
        if {waterfall["record_id_a"], waterfall["record_id_b"]} != {
            a["record_id"],
            b["record_id"],
        }:
            console.print(
                "Compared were the customers as they were then, each under the name "
                "of its first record:"
            )
        print_waterfall(waterfall, found["bars"], console)
        if others := found["other_comparisons"]:
            console.print(f"[dim]Other comparisons of the two customers: {others}.[/]")
    else:
        _print_sides(found["sides"], console)
    _print_hidden(found, console)


def _print_hidden(found: dict[str, Any], console: Console) -> None:
    if found["values_hidden"]:
        console.print(f"[dim]No values: {escape(found['values_hidden'])}[/]")


def print_waterfall(
    waterfall: dict[str, Any], bars: dict[str, int], console: Console
) -> None:
    """Print the evidence of a pair, a bar for each row."""
    title = f"{waterfall['record_id_a']}\n{waterfall['record_id_b']}"
    table = Table(title=escape(title), title_justify="left", title_style="dim")
    for name in ("comparison", "what it means", "first", "second"):
        table.add_column(name, overflow="fold")
    table.add_column("bits", justify="right", no_wrap=True)
    table.add_column("against · for", no_wrap=True)
    table.add_column("total", justify="right", no_wrap=True)
    longest = max(abs(row["weight_millibits"]) for row in waterfall["rows"])
    for row in waterfall["rows"]:
        table.add_row(
            row["comparison"].replace("_", " "),
            escape(row["meaning"]),
            escape(row["value_a"] or ""),
            escape(row["value_b"] or ""),
            bits(row["weight_millibits"], signed=True),
            _bar(row["weight_millibits"], longest),
            bits(row["running_millibits"]),
        )
    console.print(table)
    total = waterfall["total_millibits"]
    shown = ", ".join(
        f"{name} {bits(bars[name])} {'✓' if total >= bars[name] else '✗'}"
        for name in ("standard", "strict")
    )
    decision = _DECISIONS.get(waterfall["decision"], waterfall["decision"])
    if waterfall["decision"] == "not_linked" and total >= bars["standard"]:
        decision = "over the bar, but not the link that counts"
    console.print(f"Total [bold]{bits(total)}[/] bits; bars: {shown} → {decision}")
    quiet: dict[str, list[str]] = defaultdict(list)
    for silent in waterfall["silent"]:
        quiet[silent["why"]].append(silent["comparison"].replace("_", " "))
    if quiet:
        console.print("Nothing to say:")
    for why, names in quiet.items():
        console.print(f"  {', '.join(names)}: [dim]{why}[/]")
    console.print()


def print_chain(found: dict[str, Any], console: Console) -> None:
    """Print a chain of links, one line each, the weakest marked."""
    record = found["records"][0]["record_id"]
    console.print(f"  {escape(record)}", soft_wrap=True)
    for link in found["chain"]:
        a, b = link["record_id_a"], link["record_id_b"]
        record = b if record == a else a
        is_weakest = link["total_millibits"] == found["weakest"]
        console.print(
            f"  └ {_link_text(link, is_weakest=is_weakest)} → {escape(record)}",
            soft_wrap=True,
        )


def print_customer_chain(
    found: dict[str, Any], console: Console, *, verbose: bool
) -> None:
    """Print what holds a customer together."""
    kind = "Strict customer" if found["level"] == "strict" else "Customer"
    moved = f"  [dim](asked for {escape(found['asked'])})[/]"
    moved = moved if found["asked"] != found["id"] else ""
    console.print(f"\n[bold]{kind} {found['id']}[/]{moved}", soft_wrap=True)
    if found["level"] == "strict":
        console.print(f"Part of customer {found['one_id']}")
    channels = ", ".join(f"{name} {count}" for name, count in found["channels"].items())
    console.print(f"Records: {len(found['records'])} ({escape(channels)})")
    strict = found["strict_customers"]
    if found["level"] == "standard" and len(strict) > 1:
        parts = ", ".join(f"{name} {count}" for name, count in strict.items())
        console.print(f"At the strict level {len(strict)} customers: {parts}")
    if found["former_ids"]:
        former = ", ".join(
            f"{r['one_id']} ({r['id_level']})" for r in found["former_ids"]
        )
        console.print(f"Former ids: {former}", soft_wrap=True)
    console.print()
    console.print(_tree(found))
    if found["further_links"]:
        console.print(
            f"[dim]{found['further_links']} further links between the same records.[/]"
        )
    for link in found["cut_links"]:
        a, b = escape(link["record_id_a"]), escape(link["record_id_b"])
        why = f" [dim]({escape(link['why'])})[/]" if link["why"] else ""
        console.print(f"Cut: {a} – {b}: {_link_text(link)}{why}", soft_wrap=True)
    _print_decisions(found["decisions"], console)
    if verbose:
        console.print()
        for waterfall in found.get("waterfalls", []):
            print_waterfall(waterfall, found["bars"], console)


def _tree(found: dict[str, Any]) -> Tree:
    channels = {r["record_id"]: escape(r["channel"] or "?") for r in found["records"]}
    near: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for link in found["links"]:
        a, b = link["record_id_a"], link["record_id_b"]
        near[a].append((b, link))
        near[b].append((a, link))
    # The record with most links stands at the root, so that the tree is flat.
    order = [r["record_id"] for r in found["records"]]
    root = max(order, key=lambda record: (len(near[record]), -order.index(record)))
    tree = Tree(f"{escape(root)}  [dim]{channels[root]}[/]")
    waiting, done = [(root, tree)], {root}
    while waiting:
        record, branch = waiting.pop()
        for other, link in near[record]:
            if other in done:
                continue
            done.add(other)
            ends = [link["record_id_a"], link["record_id_b"]]
            text = _link_text(link, is_weakest=ends == found["weakest"])
            label = f"{escape(other)}  [dim]{channels.get(other, '?')}[/]  ← {text}"
            waiting.append((other, branch.add(label)))
    return tree


def _link_text(link: dict[str, Any], *, is_weakest: bool = False) -> str:
    by = escape(", ".join(link["by"]) or "no evidence for it")
    weakest = "  [yellow]weakest link[/]" if is_weakest else ""
    return f"[bold]{bits(link['total_millibits'])}[/] bits: {by}{weakest}"


def _print_sides(sides: list[dict[str, Any]], console: Console) -> None:
    for side in sides:
        table = Table(title=escape(side["record_id"]), title_justify="left")
        for name in ("what", "value", "by itself it links nobody, for"):
            table.add_column(name, overflow="fold")
        for value in side["values"]:
            table.add_row(
                value["kind"].replace("_", " "),
                escape(value["value"]),
                (value["reason"] or "").replace("_", " "),
            )
        console.print(table)


def _print_decisions(decisions: list[dict[str, Any]], console: Console) -> None:
    for found in decisions:
        problem = f" [yellow]{escape(found['problem'])}[/]" if found["problem"] else ""
        by = f"{found['decided_by'] or '?'}, {str(found['decided_at'])[:10]}"
        what = f"{found['decision_id']}, {found['decision']} ({by})"
        text = escape(f"Steward's decision {what}: {found['reason'] or ''}")
        console.print(text + problem, soft_wrap=True)


def bits(millibits: int, *, signed: bool = False) -> str:
    """Return a weight in bits with one decimal."""
    return f"{millibits / 1000:{'+' if signed else ''}.1f}"


def _bar(weight: int, longest: int) -> str:
    """Return a bar to the left in red or to the right in green."""
    length = round(abs(weight) / longest * _WIDTH) if longest else 0
    length = max(length, 1) if weight else 0
    bar = "█" * length
    if weight < 0:
        return f"[red]{bar:>{_WIDTH}}[/]│{'':{_WIDTH}}"
    return f"{'':{_WIDTH}}│[green]{bar:<{_WIDTH}}[/]"
