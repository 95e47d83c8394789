"""counting: what met it, what is missing, what does not apply; and nothing counted twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.analysis.counting import Count, DipSample, Words, asked_of, count
from qa_framework.analysis.proportions import Proportion
from tests.analysis.made import REVIEW, changed, drawn, sample

FIT = REVIEW.fits[""]
ANSWERS = st.sampled_from(["yes", "partly", "no", "not_applicable", "not_seen", "refused", None])


def asked(of: str, **tests: Words) -> Any:
    return asked_of(FIT, of, {"equal": None, "at_least": None, "among": None} | tests)


def counted(found: DipSample, of: str = "on_time", **tests: Words) -> Count:
    return count(found, asked(of, **tests))


def test_answers_are_counted_by_what_they_are() -> None:
    found = counted(
        sample(["yes", "yes", "partly", "no", "refused", "not_applicable", "not_seen", None, None]),
        equal="yes",
    )
    assert (found.met, found.seen) == (2, 5)
    assert found.unknown == {"Not seen": 1, "no answer": 2}
    assert found.left_out == {"Not applicable": 1}
    assert found.audits == 9


@pytest.mark.parametrize(
    ("tests", "met"),
    [
        ({"equal": "partly"}, 1),
        ({"at_least": "partly"}, 3),
        ({"at_most": "partly"}, 2),
        ({"among": ["no", "yes"]}, 3),
    ],
)
def test_a_test_says_which_levels_count(tests: Mapping[str, Words], met: int) -> None:
    assert counted(sample(["yes", "yes", "partly", "no"]), **tests).met == met


def test_grades_are_counted_as_answers_are() -> None:
    found = counted(
        sample(["yes", "partly", "no", "not_seen", "not_applicable"]), "overall", equal="good"
    )
    assert (found.met, found.seen) == (1, 3)
    assert found.unknown == {"not scored": 1}
    assert found.left_out == {"does not apply": 1}


def test_yes_or_no_and_choices_can_be_counted() -> None:
    found = sample([{"told": True, "who": "worker"}, {"told": False}])
    assert counted(found, "told", equal="yes").met == 1
    assert counted(found, "who", equal="worker").unknown == {"no answer": 1}


@pytest.mark.parametrize(
    ("first", "seen", "unknown", "left_out"),
    [(False, 1, {}, {}), (True, 0, {}, {"does not apply": 1}), (None, 0, {"no answer": 1}, {})],
)
def test_what_is_not_asked_is_not_counted(
    first: bool | None,  # noqa: FBT001
    seen: int,
    unknown: Mapping[str, int],
    left_out: Mapping[str, int],
) -> None:
    found = counted(sample([{"checked": "yes"}], first=first), "checked", equal="yes")
    assert (found.seen, found.unknown, found.left_out) == (seen, unknown, left_out)


@given(st.lists(ANSWERS, min_size=1, max_size=20), st.integers(20, 60))
def test_every_audit_is_counted_once_and_missing_ones_lie_between(
    answers: list[str | None], cases: int
) -> None:
    found = counted(sample(answers, population=cases), at_least="partly")
    assert found.audits == len(answers)
    assert found.population is not None
    assert found.seen <= found.population <= cases
    low, high = found.read(met=False), found.read(met=True)
    assert (low is None) == (high is None)
    if low is not None and high is not None and found.proportion is not None:
        assert low.share <= found.proportion.share <= high.share


def test_the_cases_it_applies_to_are_estimated() -> None:
    found = counted(
        sample(["yes", "no", "not_applicable", "not_seen"], population=101), equal="yes"
    )
    assert found.proportion == Proportion(1, 2, 76)
    assert found.read(met=True) == Proportion(2, 3, 76)
    assert evolve(found, cases=None).population is None


def test_nothing_seen_is_no_share() -> None:
    found = counted(sample([None, "not_applicable"]), equal="yes")
    assert found.proportion is None
    assert found.read(met=False) == Proportion(0, 1, None)
    assert counted(sample(["not_applicable"]), equal="yes").read(met=True) is None


# Samples


def test_a_sample_is_named_by_its_draw() -> None:
    record = drawn()
    assert sample(["yes"], draw=record).title == "2026-06-01"
    assert sample(["yes"], draw=evolve(record, date=None)).title == "2026-06"
    assert sample(["yes"], draw=record, name="June").title == "June"
    assert sample(["yes"]).title == ""
    assert sample(["yes"], draw=record).cases == 30
    assert sample(["yes"], population=12).cases == 12


def test_a_sample_is_of_one_version_of_one_tool() -> None:
    other = changed("Was it on time?", "Was it in time?")
    with pytest.raises(ValueError, match="by one rubric of one version of a tool"):
        DipSample(results=[REVIEW.score({}), other.score({})])
    with pytest.raises(ValueError, match="at least one audit"):
        DipSample(results=[])
    with pytest.raises(ValueError, match="3 audits cannot be drawn from 2 cases"):
        sample(["yes"] * 3, population=2)


# Mistakes


@pytest.mark.parametrize(
    ("of", "tests", "said"),
    [
        ("on_tim", {"equal": "yes"}, "no question or measure 'on_tim'; did you mean 'on_time'"),
        ("nonsense", {"equal": "yes"}, "no question or measure 'nonsense'"),
        ("why", {"equal": "yes"}, "'why' has no levels or options"),
        ("plain", {"equal": "yes"}, "'plain' has no levels or options"),
        ("on_time", {"equal": "yess"}, "no answer 'yess'; did you mean 'yes'"),
        ("on_time", {"equal": "x"}, "no answer 'x'"),
        ("on_time", {}, "give one of equal, at_least, among, not 0"),
        ("on_time", {"equal": "yes", "at_least": "yes"}, "not 2"),
        ("on_time", {"equal": ["yes", "no"]}, "equal wants one answer"),
        ("on_time", {"among": []}, "among wants some answers"),
        ("told", {"at_least": "yes"}, "at_least wants one level of an ordered scale"),
        ("on_time", {"at_least": ["yes", "no"]}, "at_least wants one level"),
    ],
)
def test_what_cannot_be_counted_says_why(of: str, tests: Mapping[str, Words], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        asked(of, **tests)
