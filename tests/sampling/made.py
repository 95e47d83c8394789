"""Plans and lists of invented cases that the tests draw from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from qa_framework.sampling import Draw, Order
from qa_framework.workspace import Workspace
from tests.definitions_in_text import workspace_in

DAY = date(2026, 6, 1)
TEAMS = ("north", "south", "east")
HEAD = """\
kind: sampling
id: monthly
version: 1.0.0
title: Monthly
case: case_reference
columns:
  - {id: team, type: choice, options: {north: North, south: South, east: East}}
  - {id: opened, heading: Opened on, type: date}
  - {id: note, type: text}
"""
WAYS: Mapping[str, str] = {
    "simple_random": "choose: simple_random\nsize: 6\n",
    "stratified": "choose: stratified\nby: [team]\nshares: proportional\nsize: 6\n",
    "systematic": "choose: systematic\norder_by: opened\nsize: 6\n",
    "every_case": "choose: every_case\n",
    "by_hand": "choose: by_hand\nreason: note\n",
}
"""A plan for each way of choosing."""
OLD = """\
exclude:
  - {id: old, when: "days_between(opened, draw.date) > 100", because: Opened long ago.}
"""

Row = dict[str, Any]


def workspace(plan: str) -> Workspace:
    """Open a plan; its head stands before what is given."""
    found = workspace_in(HEAD + plan)
    assert found.errors == ()
    return found


def rows(count: int = 30) -> list[Row]:
    """Invent cases."""
    return [
        {
            "case_reference": f"C-{number:03}",
            "team": TEAMS[number % len(TEAMS)],
            "Opened on": date(2026, 1 + number % 5, 1 + number % 28).isoformat(),
            "note": "" if number % 4 else "A complaint.",
        }
        for number in range(count)
    ]


def draw(
    plan: str,
    frame: object = None,
    seed: str | int = "2026-06",
    day: date | None = DAY,
) -> Draw:
    """Draw from invented cases, or from a list of one's own."""
    return workspace(plan).draw(rows() if frame is None else frame, "monthly", seed=seed, date=day)


def order_of(found: Workspace, seed: str = "2026-06") -> Order:
    """Give the order of a draw by the plan of a workspace."""
    from qa_framework.definitions import Sampling  # noqa: PLC0415 - one test alone needs it

    return found._order(found.definition(Sampling, "monthly"), seed, DAY)  # noqa: SLF001


def lists_of_cases(least: int = 6) -> st.SearchStrategy[list[Row]]:
    """Make lists of cases with distinct references, in any order."""
    names = st.lists(
        st.text("abcdef0123456789-", min_size=1, max_size=6).map(lambda text: f"c{text}"),
        min_size=least,
        max_size=40,
        unique=True,
    )
    return names.flatmap(
        lambda found: st.tuples(
            *(
                st.fixed_dictionaries(
                    {
                        "case_reference": st.just(name),
                        "team": st.sampled_from(TEAMS),
                        "Opened on": st.dates(date(2025, 1, 1), date(2026, 5, 31)).map(str),
                        "note": st.sampled_from(["", "A complaint."]),
                    }
                )
                for name in found
            )
        )
    ).map(list)


def names(found: Iterable[Mapping[str, Any]]) -> set[str]:
    """Give the references of rows."""
    return {row["case_reference"] for row in found}
