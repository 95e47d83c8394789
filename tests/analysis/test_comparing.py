"""comparing: two shares, their difference, and no conclusion that missing answers could turn round."""

from __future__ import annotations

import json
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.analysis import DipSample, compare
from qa_framework.analysis.proportions import Proportion, newcombe_interval, wilson_interval
from tests.analysis.made import changed, drawn, sample

FEW = ["yes"] * 12 + ["no"] * 18
MANY = ["yes"] * 26 + ["no"] * 4
ANSWERS = st.sampled_from(["yes", "no", "not_applicable", "not_seen", None])


def test_two_shares_and_their_difference() -> None:
    found = compare(
        sample(FEW, population=240), sample(MANY, population=251), "on_time", equal="yes"
    )
    before, after = Proportion(12, 30, 240), Proportion(26, 30, 251)
    assert (found.baseline.share, found.later.share) == (0.4, 26 / 30)
    assert found.baseline.interval == wilson_interval(before)
    assert found.later.interval == wilson_interval(after)
    assert found.difference == pytest.approx(26 / 30 - 0.4)
    assert found.interval == newcombe_interval(after, before)
    assert (found.severe, found.lenient) == (None, None)
    assert found.verdict == "more"
    turned = compare(sample(MANY), sample(FEW), "on_time", equal="yes")
    assert turned.verdict == "fewer"


def test_it_is_told_in_a_few_lines() -> None:
    found = compare(
        sample(FEW, population=240, name="June"),
        sample([*MANY, "not_applicable", None], population=251),
        "on_time",
        equal="yes",
    )
    assert found.text == (
        "Was it on time?: Yes\n"
        "  June: 12 of 30 (40 %), from 240 cases; 95 % interval 25 % to 57 %\n"
        "  later: 26 of 30 (87 %), from 251 cases; 95 % interval 72 % to 94 %\n"
        "    missing: 1 no answer\n"
        "    not counted: 1 Not applicable\n"
        "47 points more; 95 % interval 24 points more to 63 points more\n"
        "more than chance gives: the interval leaves out 0, whatever the missing answers are\n"
        "bear in mind: June: nothing says how its cases were chosen\n"
        "bear in mind: later: nothing says how its cases were chosen"
    )
    assert str(found) == found.text
    assert found._repr_html_() == f"<pre>{escape(found.text)}</pre>"


def test_a_small_difference_may_be_chance() -> None:
    found = compare(sample(FEW), sample(["yes"] * 13 + ["no"] * 17), "on_time", equal="yes")
    assert found.verdict == "cannot_tell"
    assert "so it may be chance" in found.text


def test_missing_answers_can_turn_a_conclusion_round() -> None:
    found = compare(
        sample([*FEW, *[None] * 9]), sample([*MANY[:26], *[None] * 12]), "on_time", equal="yes"
    )
    assert found.interval is not None
    assert found.interval.low > 0
    assert found.verdict == "cannot_tell"
    assert "what is missing could turn it round" in found.text


@given(st.lists(ANSWERS, min_size=1, max_size=15), st.lists(ANSWERS, min_size=1, max_size=15))
def test_an_answer_that_is_given_later_never_contradicts_a_conclusion(
    before: list[str | None], after: list[str | None]
) -> None:
    """Where it was said that there is more, there is not fewer however the gaps are filled."""
    found = compare(sample(before), sample(after), "on_time", equal="yes")
    if found.verdict in ("more", "fewer"):
        for gap in ("yes", "no"):
            filled = [
                sample([each if each not in ("not_seen", None) else fill for each in answers])
                for answers, fill in ((before, gap), (after, "no" if gap == "yes" else "yes"))
            ]
            again = compare(*filled, "on_time", equal="yes")
            assert again.verdict == found.verdict


@given(st.lists(ANSWERS, min_size=1, max_size=15), st.lists(ANSWERS, min_size=1, max_size=15))
def test_any_comparison_is_plain_data_and_has_words(
    before: list[str | None], after: list[str | None]
) -> None:
    found = compare(sample(before), sample(after), "on_time", equal="yes")
    data = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert data["verdict"] == found.verdict
    assert data["later"]["count"]["seen"] == (found.later.count and found.later.count.seen)
    assert found.text


def test_nothing_to_count_is_no_conclusion() -> None:
    found = compare(sample([None, None]), sample(FEW), "on_time", equal="yes")
    assert (found.baseline.share, found.difference, found.verdict) == (None, None, "cannot_tell")
    assert "baseline: nothing to count" in found.text


def test_a_sample_by_hand_has_no_interval() -> None:
    record = drawn("by_hand")
    by_hand = sample(["yes"] * len(record.cases), draw=record)
    found = compare(by_hand, sample(FEW), "on_time", equal="yes")
    assert found.baseline.interval is None
    assert found.interval is None
    assert found.difference == pytest.approx(0.4 - 1)
    assert found.verdict == "cannot_tell"


def test_every_case_leaves_nothing_uncertain() -> None:
    record = drawn("every_case")
    answers = ["yes"] * 20 + ["no"] * 10
    found = compare(
        sample(answers, draw=record), sample(answers[::-1], draw=record), "on_time", equal="yes"
    )
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (0, 0)


def test_grades_are_compared_as_answers_are() -> None:
    found = compare(sample(FEW), sample(MANY), "overall", at_least="good")
    assert found.title == "Overall"
    assert found.words == ("Good",)
    assert found.verdict == "more"


def test_what_is_not_comparable_says_why_and_concludes_nothing() -> None:
    other = sample(MANY, by=changed("at_least: 75", "at_least: 70"))
    found = compare(sample(FEW), other, "overall", equal="good")
    assert found.verdict == "not_comparable"
    assert (found.difference, found.interval) == (None, None)
    assert found.baseline.share == 0.4
    assert (
        "not comparable: what decides `overall` is not the same in versions 1.0.0 and 1.1.0"
        in found.text
    )
    assert found.baseline.scoring != found.later.scoring


def test_a_baseline_without_the_question_has_nothing_to_count() -> None:
    other = sample([{"informed": True}], by=changed("{id: told, ask", "{id: informed, ask"))
    found = compare(sample([{"told": True}]), other, "informed", equal="yes")
    assert found.baseline.count is None
    assert "baseline: nothing to count" in found.text
    assert "not comparable: `review` has no `informed` in version 1.0.0" in found.text


def test_other_words_are_borne_in_mind() -> None:
    other = sample(MANY, by=changed("Was it on time?", "Was it in good time?"))
    found = compare(sample(FEW), other, "on_time", equal="yes")
    assert found.verdict == "more"
    assert found.cautions[0].startswith("the words of `on_time` have changed")


def test_a_mistake_in_the_question_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no question or measure"):
        compare(sample(FEW), sample(MANY), "on_tim", equal="yes")


WITHOUT = changed(
    "      - {id: checked, ask: Was it checked?, scale: compliance, applies_when: not first}\n", ""
)


@pytest.mark.parametrize("turned", [False, True])
def test_a_question_that_one_version_lacks_is_not_compared(turned: bool) -> None:  # noqa: FBT001
    with_it = sample([{"checked": "yes"}, {"checked": "no"}])
    lacks = DipSample(results=[WITHOUT.score({"on_time": "yes"}, about={"first": False})])
    one, other = (lacks, with_it) if turned else (with_it, lacks)
    found = compare(one, other, "checked", equal="yes")
    assert found.verdict == "not_comparable"
    assert found.differences == ("`review` has no `checked` in version 1.1.0",)
    assert (found.baseline.count is None, found.later.count is None) == (turned, not turned)


def test_an_answer_that_one_version_lacks_is_not_compared() -> None:
    fewer = changed("  partly: {label: Partly, points: 1}\n", "")
    later = DipSample(results=[fewer.score({"on_time": "yes"}, about={"first": False})])
    found = compare(sample(["partly", "yes"]), later, "on_time", equal="partly")
    assert found.verdict == "not_comparable"
    assert found.later.count is None


def test_what_neither_version_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="has no question or measure 'chekced'"):
        compare(sample(["yes"]), sample(["yes"]), "chekced", equal="yes")
