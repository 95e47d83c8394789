"""excluding: a rule holds, does not, or cannot be told; and then the plan says what happens."""

from __future__ import annotations

from datetime import date

import pytest

from qa_framework.definitions import Sampling
from qa_framework.expressions.values import Known
from qa_framework.sampling.excluding import Excluder
from qa_framework.sampling.problems import DrawRefused
from tests.sampling.made import DAY, workspace

RULES = """\
choose: every_case
exclude:
  - {id: old, when: "days_between(opened, draw.date) > 100", because: Old.}
  - {id: noted, when: note == 'x' or team == 'south', because: Noted.}
"""


def plan(rules: str = RULES) -> Sampling:
    return workspace(rules).definition(Sampling, "monthly")


def verdict(
    team: str | None, opened: date | None, note: str | None
) -> tuple[str | None, list[str]]:
    day: Known | None = None if opened is None else opened.toordinal()
    found = Excluder.of(plan(), DAY).ask((team, day, note))
    return found.by and found.by.id, [rule.id for rule in found.untold]


def test_the_first_rule_that_holds_keeps_a_case_out() -> None:
    assert verdict("north", date(2026, 5, 1), "y") == (None, [])
    assert verdict("north", date(2026, 1, 1), "x") == ("old", [])
    assert verdict("north", date(2026, 5, 1), "x") == ("noted", [])


def test_the_day_of_the_draw_is_the_edge() -> None:
    assert verdict("north", date(2026, 2, 21), "y") == (None, [])  # 100 days before
    assert verdict("north", date(2026, 2, 20), "y") == ("old", [])


def test_what_cannot_be_told_is_said_where_no_rule_holds() -> None:
    assert verdict("north", None, "y") == (None, ["old"])
    assert verdict("north", None, None) == (None, ["old", "noted"])
    assert verdict("south", None, None) == ("noted", [])


def test_it_is_known_which_columns_are_empty() -> None:
    excluder = Excluder.of(plan(), DAY)
    old, noted = excluder.plan.exclude
    assert list(excluder.empty_in(old, (None, None, None))) == ["opened"]
    assert list(excluder.empty_in(noted, (None, None, None))) == ["team", "note"]
    assert list(excluder.empty_in(noted, ("north", None, "y"))) == []


def test_a_verdict_is_remembered() -> None:
    excluder = Excluder.of(plan(), DAY)
    assert excluder.ask(("north", None, "x")) is excluder.ask(("north", None, "x"))


def test_a_plan_without_rules_keeps_everybody() -> None:
    found = Excluder.of(plan("choose: every_case\n"), None).ask((None, None, None))
    assert (found.by, found.untold) == (None, ())


def test_a_rule_that_asks_for_the_date_wants_one() -> None:
    with pytest.raises(DrawRefused, match=r"`old` asks for the date of the draw"):
        Excluder.of(plan(), None)
