"""From what was answered to whether a question applies, its level and its points."""

from __future__ import annotations

import pytest

from qa_framework.definitions.rubric import CountBlankAs
from qa_framework.expressions.tree import Const, Ref
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from qa_framework.scoring.lowering.questions import (
    CountedBlank,
    absent,
    answered,
    applies,
    asked_only,
    asks,
    blank,
    counted_blank,
    is_valid,
    others_points,
    others_value,
    points,
    rank,
    scale_of,
    section_applies,
    value,
)
from tests.scoring.lowering.workbench import come_to, expr, ground_of, tool

GROUND = ground_of(tool())
PARENT = ground_of(tool(), "parent")
FOUR = {"good": 2, "na": OUT, "unseen": UNKNOWN, "hidden": 0, None: UNKNOWN}


def given(name: str, answer: Value | None) -> dict[str, Value]:
    return {} if answer is None else {name: answer}


@pytest.mark.parametrize(("answer", "found"), list(FOUR.items()))
def test_the_rank_of_an_answer(answer: str | None, found: Value) -> None:
    assert come_to(rank("a", GROUND), GROUND, **given("a", answer)) == found


@pytest.mark.parametrize(
    ("name", "answer", "found"),
    [
        ("a", "good", 3),
        ("back", "good", 2),
        ("back", "hidden", 4),
        ("a", "na", OUT),
        ("n", 3, 3),
        ("turned", 3, 7),
        ("turned", "na", OUT),
        ("turned", None, UNKNOWN),
        ("t", "good", OUT),
    ],
)
def test_the_points_of_an_answer(name: str, answer: Value | None, found: Value) -> None:
    assert come_to(points(name, GROUND), GROUND, **given(name, answer)) == found


@pytest.mark.parametrize(
    ("a", "found"), [("good", True), ("poor", False), ("na", False), (None, UNKNOWN)]
)
def test_whether_a_question_applies(a: str | None, found: Value) -> None:
    answers = given("a", a)
    assert come_to(applies("hidden", GROUND), GROUND, **answers) == found


def test_a_section_is_asked_of_those_it_names() -> None:
    assert come_to(section_applies("theirs", GROUND), GROUND) is False
    assert come_to(section_applies("theirs", PARENT), PARENT) is True
    assert asked_only(("work", "theirs"), GROUND) == ("work",)
    assert [asks(section, PARENT) for section in PARENT.fit.tool.sections] == [True, True, True]


def test_what_always_applies_has_no_step() -> None:
    ground = ground_of(tool())
    assert applies("a", ground) == section_applies("work", ground) == Const(True)
    assert applies("hidden", ground) == applies("hidden", ground) == Ref("hidden:applies")
    assert section_applies("theirs", ground) == Const(False)
    assert {"hidden:applies", "theirs:section"} <= set(ground.steps.trees)
    assert not {"a:applies", "work:section"} & set(ground.steps.trees)


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({}, True),
        ({"a": "na"}, False),
        ({"a": "good", "hidden": "na"}, False),
        ({"a": "good"}, True),
    ],
)
def test_what_is_blank_is_to_be_answered_as_far_as_is_known(
    answers: dict[str, Value], *, found: bool
) -> None:
    name = "a" if "a" not in answers else "hidden"
    assert come_to(blank(name, GROUND), GROUND, **answers) is found


def test_an_absence_is_an_answer() -> None:
    assert come_to(answered("a", GROUND), GROUND, a="na") is True
    assert come_to(absent("a", "na", GROUND), GROUND, a="na") is True
    assert come_to(absent("a", "na", GROUND), GROUND) is UNKNOWN


@pytest.mark.parametrize(("answer", "valid"), [(6, True), (5, False), (None, True)])
def test_only_an_answer_can_fail_its_condition(answer: int | None, *, valid: bool) -> None:
    tree = is_valid("n", expr("n > 5"), GROUND)
    assert come_to(tree, GROUND, **given("n", answer)) is valid


def test_an_absence_need_not_meet_what_values_must() -> None:
    tree = is_valid("a", expr("a == 'good'"), GROUND)
    assert come_to(tree, GROUND, a="na") is True
    assert come_to(tree, GROUND, a="poor") is False


def test_another_perspective_is_not_known_until_it_answers() -> None:
    assert come_to(others_value("parent", "a", GROUND), GROUND) is UNKNOWN
    answers: dict[str, Value] = {"parent.a": "good", "parent.turned": 3}
    assert come_to(others_value("parent", "a", GROUND), GROUND, **answers) == 2
    assert come_to(others_points("parent", "a", GROUND), GROUND, **answers) == 3
    assert come_to(others_points("parent", "turned", GROUND), GROUND, **answers) == 7
    assert come_to(others_value("auditor", "t", PARENT), PARENT) is OUT


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a", CountedBlank(0, 1)),
        ("back", CountedBlank(3, 1)),
        ("n", CountedBlank(0, 0)),
        ("turned", CountedBlank(10, 0)),
        ("free", None),
        ("said", None),
    ],
)
def test_a_blank_counts_as_the_worst_answer(name: str, found: CountedBlank | None) -> None:
    assert counted_blank(name, CountBlankAs("lowest"), GROUND) == found


def test_a_blank_counts_as_the_level_of_its_scale_that_is_named() -> None:
    policy = CountBlankAs({"four": "good"})
    assert counted_blank("back", policy, GROUND) == CountedBlank(2, 2)
    assert counted_blank("n", policy, GROUND) is None
    assert counted_blank("a", "block", GROUND) is None


def test_a_question_without_a_scale_is_its_answer() -> None:
    assert come_to(value("said", GROUND), GROUND, said=True) is True
    with pytest.raises(ValueError, match="`said` has no scale"):
        scale_of("said", GROUND)
