"""Draws ``results.json`` of the benchmark: precision against recall, and F1."""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

COLOURS = {
    "ours": "#0b6e4f",
    "tuned": "#c8553d",
    "by_hand": "#7b2d26",
    "docs": "#f2a65a",
    "phone": "#8d99ae",
}


def draw(folder: Path) -> None:
    """Write ``precision_recall.svg`` beside the results, one panel for each world."""
    cases = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    panels = sorted({(case["world"], _size(case)) for case in cases})
    figure, axes = plt.subplots(
        1, len(panels), figsize=(4.2 * len(panels), 4), sharey=True, squeeze=False
    )
    for axis, panel in zip(axes[0], panels, strict=True):
        same = [case for case in cases if (case["world"], _size(case)) == panel]
        for place, case in enumerate(same):
            _panel(axis, case, with_labels=place == 0)
        axis.set_title(f"{panel[0]}, {panel[1]} records", fontsize=10)
        axis.set_xlabel("recall")
        axis.set_xlim(0, 1)
        axis.set_ylim(0.5, 1.01)
        axis.grid(alpha=0.25)
    axes[0][0].set_ylabel("precision")
    axes[0][-1].legend(fontsize=8, loc="lower left")
    figure.tight_layout()
    plt.rcParams["svg.hashsalt"] = "oneid"
    figure.savefig(folder / "precision_recall.svg", metadata={"Date": None})


def _size(case: dict) -> str:
    return f"{case['truth']['records'] / 1e6:.1g} M"


def _panel(axis: plt.Axes, case: dict, with_labels: bool) -> None:
    for result in case["results"]:
        points = sorted(
            (score["pairwise"]["recall"], score["pairwise"]["precision"])
            for score in result["scores"]
        )
        colour = COLOURS.get(result["name"], "#333333")
        label = result["title"] if with_labels else None
        axis.plot(*zip(*points, strict=True), color=colour, alpha=0.7, label=label)
        own = result["reported"]["pairwise"]
        axis.plot(own["recall"], own["precision"], "o", color=colour, markersize=5)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
