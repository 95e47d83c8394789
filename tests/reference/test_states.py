"""The plain scorer keeps to the three states, whatever is out or unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reference.sheets import ANSWERS, CONDITIONS, TRUTHS, holds, readings
from tests.reference.states import UNKNOWN, Truth, every, negate, some

# 5.1: names and operators

OUT_ANSWER = {"a": "not_applicable"}


@pytest.mark.parametrize(
    ("condition", "value", "out", "unknown"),
    [
        ("a == 'good'", "yes", "no", "cannot_tell"),
        ("a != 'good'", "no", "yes", "cannot_tell"),
        ("not a == 'good'", "no", "yes", "cannot_tell"),
        ("a < 'outstanding'", "yes", "no", "cannot_tell"),
        ("a >= 'good'", "yes", "no", "cannot_tell"),
        ("'inadequate' < a <= 'good'", "yes", "no", "cannot_tell"),
        ("a in ('good', 'outstanding')", "yes", "no", "cannot_tell"),
        ("a not in ('good',)", "no", "yes", "cannot_tell"),
        ("a == 'good' and 1 > 2", "no", "no", "no"),
        ("a == 'good' or 1 < 2", "yes", "yes", "yes"),
        ("points(a) == 3", "yes", "no", "cannot_tell"),
        ("points(a) + 1 == 4", "yes", "cannot_tell", "cannot_tell"),
        ("min(points(a), 2) == 2", "yes", "cannot_tell", "cannot_tell"),
        ("1 / (points(a) - 3) == 1", "cannot_tell", "cannot_tell", "cannot_tell"),
        ("(1 if a == 'good' else 2) == 1", "yes", "no", "cannot_tell"),
        ("answered(a)", "yes", "yes", "no"),
        ("applies(a)", "yes", "no", "cannot_tell"),
        ("absent(a, 'not_applicable')", "no", "yes", "cannot_tell"),
        ("absent(a, 'not_seen')", "no", "no", "cannot_tell"),
    ],
)
def test_the_table_of_three_states(condition: str, value: str, out: str, unknown: str) -> None:
    found = [holds(condition, answers) for answers in ({"a": "good"}, OUT_ANSWER, {})]
    assert found == [value, out, unknown]


@pytest.mark.parametrize(
    ("condition", "answers", "found"),
    [
        ("class", {"class": "yes"}, "yes"),
        ("not class", {}, "cannot_tell"),
        ("'north' in teams", {"teams": ["north"]}, "yes"),
        ("'north' in teams", {"teams": "south"}, "no"),
        ("'north' not in teams", {}, "cannot_tell"),
        ("team in ('north', 'south')", {}, "yes"),
        ("days_between(on, audit.date) > 28", {"on": "2026-01-01"}, "yes"),
        ("on < date('2026-01-02')", {"on": "2026-01-01"}, "yes"),
        ("audit.perspective == 'auditor'", {}, "yes"),
        ("theirs == 'good'", {"theirs": "good"}, "no"),
        ("parent.theirs == 'good'", {}, "cannot_tell"),
        ("parent.theirs == 'good'", {"parent.theirs": "good"}, "yes"),
        ("auditor.a == 'good'", {"a": "good"}, "yes"),
        ("hidden == 'good'", {"hidden": "good", "n": 5}, "no"),
        ("hidden == 'good'", {"hidden": "good", "n": 6}, "yes"),
        ("hidden == 'good'", {"hidden": "good"}, "cannot_tell"),
        ("applies(hidden)", {"hidden": "good"}, "cannot_tell"),
        ("answered(hidden)", {"hidden": "good", "n": 5}, "no"),
        ("clamp(n, 1, 5) == 5", {"n": 9}, "yes"),
        ("-n < 0.5", {"n": "0.25"}, "yes"),
        ("n > 3", {"n": 11}, "cannot_tell"),
    ],
)
def test_names_of_each_kind(condition: str, answers: Mapping[str, object], found: str) -> None:
    told = {"about": {"team": "north"}, "date": dt.date(2026, 3, 1)}
    assert holds(condition, answers, **told) == found


@pytest.mark.parametrize(
    ("condition", "a", "b", "found"),
    [
        ("any_of(first, equal='inadequate')", "inadequate", None, "yes"),
        ("any_of(first, equal='inadequate')", "good", None, "cannot_tell"),
        ("all_of(first, at_least='good')", "inadequate", None, "no"),
        ("all_of(first, at_least='good')", "good", None, "cannot_tell"),
        ("number_of(first, at_most='good') >= 1", "good", None, "yes"),
        ("number_of(first, at_most='good') in (1, 2, 3)", "good", None, "yes"),
        ("number_of(first, at_most='good') < 4", "good", None, "yes"),
        ("number_of(first, at_most='good') >= 2", "good", None, "cannot_tell"),
        ("number_of(first, in=('good', 'outstanding')) == 2", "good", "good", "cannot_tell"),
        ("number_of(first, absent='not_seen') == 1", "not_seen", "good", "cannot_tell"),
        ("highest_of(first) >= 'good'", "good", None, "yes"),
        ("highest_of(first) == 'good'", "good", None, "cannot_tell"),
        ("lowest_of(first) <= 'good'", "good", None, "yes"),
        ("lowest_of(first) == 'inadequate'", "inadequate", None, "yes"),
        ("sum_of(first) >= 3", "good", None, "yes"),
        ("sum_of(first) > 11", "good", None, "no"),
        ("sum_of(first) >= 4", "good", None, "cannot_tell"),
        ("share_of(first, equal='good') > 0", "good", None, "yes"),
        ("share_of(first, equal='good') <= 0.3", "good", "good", "no"),
        ("share_of(first, equal='good') > 0.5", "good", "good", "yes"),
        ("share_of(first, equal='good') == 1", "good", "good", "cannot_tell"),
    ],
)
def test_group_functions_range_over_the_unknown(
    condition: str, a: str | None, b: str | None, found: str
) -> None:
    assert holds(condition, {"a": a, "b": b}) == found  # c is never answered


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("any_of(first, equal='good')", "no"),
        ("all_of(first, equal='good')", "no"),
        ("number_of(first, equal='good') == 0", "yes"),
        ("sum_of(first) == 0", "yes"),
        ("share_of(first, equal='good') >= 0", "no"),
        ("highest_of(first) >= 'inadequate'", "no"),
        ("number_of(first, absent='not_applicable') == 3", "yes"),
        ("share_of(first, absent='not_applicable') == 1", "yes"),
    ],
)
def test_an_empty_group_has_its_answers(condition: str, found: str) -> None:
    assert holds(condition, dict.fromkeys("abc", "not_applicable")) == found


@given(
    condition=CONDITIONS,
    full=st.tuples(ANSWERS, ANSWERS, ANSWERS),
    blanks=st.sets(st.sampled_from("abc")),
)
@example(condition="highest_of(first) >= 'inadequate'", full=("good",) * 3, blanks={"a", "b", "c"})
def test_what_is_settled_stays_settled_however_the_blanks_are_filled(
    condition: str, full: tuple[str, ...], blanks: set[str]
) -> None:
    answers: Mapping[str, object] = dict(zip("abc", full, strict=True))
    before = holds(condition, {q: a for q, a in answers.items() if q not in blanks})
    assert before in ("cannot_tell", holds(condition, answers))


@given(st.lists(TRUTHS, max_size=4))
def test_and_and_or_follow_kleene(truths: list[Truth]) -> None:
    cases = list(product(*map(readings, truths)))
    for joined, plain in ((every, all), (some, any)):
        possible = {plain(case) for case in cases}
        assert joined(truths) == (possible.pop() if len(possible) == 1 else UNKNOWN)
    assert negate(every(truths)) == some(map(negate, truths))
