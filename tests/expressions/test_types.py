from __future__ import annotations

import pytest

from qa_framework.expressions.types import (
    ChoiceType,
    DateType,
    Environment,
    GroupType,
    LevelType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    absences_of,
    describe,
    is_ordered,
    words_of,
)

SCALE = LevelType("yes-no", ("no", "yes"), absences=("not_seen",))


def test_a_scale_is_the_same_with_or_without_absences_and_points() -> None:
    assert LevelType("yes-no", ("no", "yes"), points=False) == SCALE
    assert LevelType("yes-no", ("yes", "no")) != SCALE
    assert LevelType("other", ("no", "yes")) != SCALE
    assert NumberType() == NumberType(absences=("not_known",))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SCALE, "a level of `yes-no`"),
        (ChoiceType(("a",)), "a choice"),
        (NumberType(), "a number"),
        (DateType(), "a date"),
        (TextType(), "text"),
        (TruthType(), "yes or no"),
        (OptionsType(("a",)), "a set of options"),
        (GroupType(()), "a group"),
    ],
)
def test_every_kind_is_said_in_words(kind, words) -> None:
    assert describe(kind) == words


def test_levels_numbers_and_dates_have_an_order() -> None:
    assert all(map(is_ordered, [SCALE, NumberType(), DateType()]))
    others = [ChoiceType(()), TextType(), TruthType(), OptionsType(())]
    assert not any(map(is_ordered, others))


def test_words_and_absences_are_those_of_the_kind() -> None:
    assert words_of(SCALE) == ("no", "yes")
    assert words_of(OptionsType(("a", "b"))) == ("a", "b")
    assert words_of(TextType()) == ()
    assert absences_of(SCALE) == ("not_seen",)
    assert absences_of(TextType()) == ()


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["impact.score", "impact.grade"], "impact.grade"),
        (["impact.possible", "impact.score"], "impact.score"),
        (["impact.listened_to"], "impact.listened_to"),
        (["impact.one", "impact.two"], None),
        (["impact_x"], None),
    ],
)
def test_a_bare_name_most_likely_means_its_grade(names, found) -> None:
    assert Environment(dict.fromkeys(names, NumberType())).below("impact") == found


def test_an_environment_knows_kinds_and_guesses_names() -> None:
    names = Environment({"on_time": SCALE})
    assert names.type_of("on_time") == SCALE
    assert names.type_of("on_tme") is None
    assert names.nearest("On-Time") == "on_time"
    assert names.nearest("team") is None
