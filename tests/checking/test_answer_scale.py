"""A scale as one question uses it: its words, its points, which end is good."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.checking.answer_scale import (
    AnswerScale,
    Interval,
    answer_scale,
    scale_of_question,
)
from qa_framework.definitions import Question, Reference, Scale, ScaleUse
from qa_framework.definitions.base import Version
from qa_framework.definitions.scale import Absence, CountAs, Level, NumberRange


def scale_of(points: list[int | None], better: str = "higher") -> Scale:
    levels = {
        f"l{number}": Level(points=None if each is None else Fraction(each))
        for number, each in enumerate(points)
    }
    return Scale(
        id="s",
        version=Version(1, 0, 0),
        title="S",
        levels=levels,
        better=better,  # type: ignore[arg-type]  # one of the two words
    )


def asked(scale: AnswerScale, **options: object) -> AnswerScale:
    question = Question(id="q", ask="Q", scale=Reference("s"), **options)  # type: ignore[arg-type]  # what each test needs
    return scale_of_question(question, scale)


POINTS = st.lists(st.integers(-5, 5), min_size=1, max_size=5).map(sorted)


@given(points=POINTS)
def test_turned_round_points_are_the_ends_less_the_points_and_order_stays(
    points: list[int],
) -> None:
    plain = answer_scale(scale_of([*points]))
    turned = asked(plain, reverse=True)
    ends = min(points) + max(points)
    assert turned.levels == plain.levels
    assert turned.points == {level: ends - each for level, each in plain.points.items()}
    assert turned.better == "lower"
    assert turned.interval == plain.interval


@given(points=POINTS)
def test_turned_round_twice_a_scale_is_as_before(points: list[int]) -> None:
    plain = answer_scale(scale_of([*points], "lower"))
    twice = asked(asked(plain, reverse=True), reverse=True)
    assert (twice.points, twice.better) == (plain.points, plain.better)


def test_a_scale_without_points_turns_only_its_good_end() -> None:
    turned = asked(answer_scale(scale_of([None, None])), reverse=True)
    assert (turned.points, turned.better, turned.adds_up) == ({}, "lower", False)


def test_a_question_may_say_which_end_is_good_and_turning_round_turns_that() -> None:
    plain = answer_scale(scale_of([0, 1]))
    assert asked(plain, better="lower").better == "lower"
    assert asked(plain, better="lower", reverse=True).better == "higher"


def test_the_worst_level_and_the_merit_of_each_follow_the_good_end() -> None:
    plain = answer_scale(scale_of([0, 1, 2]))
    assert (plain.worst, [plain.merit(rank) for rank in range(3)]) == ("l0", [0, 1, 2])
    risk = answer_scale(scale_of([0, 1, 2], "lower"))
    assert (risk.worst, [risk.merit(rank) for rank in range(3)]) == ("l2", [2, 1, 0])


def test_a_question_may_have_words_of_its_own() -> None:
    use = ScaleUse(use=Reference("s"), labels={"l0": "Nein"}, descriptors={"l1": "Seen alone."})
    question = Question(id="q", ask="Q", scale=use)
    used = scale_of_question(question, answer_scale(scale_of([0, 1])))
    assert used.labels == {"l0": "Nein", "l1": "l1"}
    assert used.descriptors == {"l1": "Seen alone."}


@given(dropped=st.sets(st.sampled_from(["not_applicable", "not_seen"])))
def test_a_question_may_take_a_scale_without_some_of_its_absences(dropped: set[str]) -> None:
    absences = {
        "not_applicable": Absence(effect="leave_out"),
        "not_seen": Absence(effect="block", label="Not seen"),
    }
    plain = answer_scale(evolve(scale_of([0, 1]), absences=absences))
    use = ScaleUse(use=Reference("s"), without=tuple(dropped))
    used = scale_of_question(Question(id="q", ask="Q", scale=use), plain)
    assert set(used.effects) == set(used.absence_labels) == set(absences) - dropped
    assert (used.levels, used.points, used.kind) == (plain.levels, plain.points, plain.kind)


def test_a_question_may_word_an_absence_in_its_own_way() -> None:
    absences = {"not_seen": Absence(effect="block", label="Not seen")}
    plain = answer_scale(evolve(scale_of([0, 1]), absences=absences))
    use = ScaleUse(use=Reference("s"), labels={"not_seen": "Nobody wrote it down"})
    used = scale_of_question(Question(id="q", ask="Q", scale=use), plain)
    assert used.absence_labels == {"not_seen": "Nobody wrote it down"}
    assert used.labels == plain.labels


def test_a_scale_of_numbers_has_their_range_and_its_absences() -> None:
    numbers = NumberRange(from_=Fraction(0), to=Fraction(10), step=Fraction(1, 2))
    absence = Absence(effect=CountAs("0"), label="None")
    scale = Scale(
        id="n", version=Version(1, 0, 0), title="N", range=numbers, absences={"none": absence}
    )
    used = answer_scale(scale)
    assert used.interval == Interval(Fraction(0), Fraction(10))
    assert (used.step, used.levels, used.adds_up) == (Fraction(1, 2), (), True)
    assert (used.effects, used.absence_labels) == ({"none": CountAs("0")}, {"none": "None"})


def test_scales_are_alike_by_levels_points_and_direction() -> None:
    plain = answer_scale(scale_of([0, 1]))
    assert plain.same_list(answer_scale(scale_of([0, 1], "lower")))
    assert not plain.same_list(answer_scale(scale_of([0, 2])))
    assert not plain.same_list(asked(plain, reverse=True))


def test_the_levels_of_a_scale_that_is_written_inside_a_question_have_no_name() -> None:
    assert answer_scale(scale_of([0, 1])).kind.scale == "s"
    assert AnswerScale(levels=("a",)).kind.scale == "this scale"
