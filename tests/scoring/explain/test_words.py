"""The words that text and HTML share."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from qa_framework.scoring.explain import words
from qa_framework.scoring.explain.explained import (
    AnswerChange,
    BandExplanation,
    BandRowExplanation,
    DepartureExplanation,
    Labelled,
    LimitExplanation,
    MeasureExplanation,
    PartExplanation,
    ValueExplanation,
)
from tests.scoring.made import make, measure_of

GOOD, FAIR = Labelled("good", "Good"), Labelled("fair", "Fair")
LIMIT = LimitExplanation(
    name="l",
    effect="no_better_than",
    level=GOOD,
    when="a",
    because="So.",
    state="fired",
    changed=True,
    values=(),
)


def measure(**answers: Any) -> MeasureExplanation:
    rubric = "unanswered: leave_out\nmeasures: {m: {method: mean, of: questions, round: {to: 0, half: up}}}"
    return measure_of(make(rubric).score(answers).explain(), "m")


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ("always", "always Good"),
        ("no_better_than", "no better than Good"),
        ("no_worse_than", "no worse than Good"),
        ("suggest", "suggests Good"),
    ],
)
def test_the_effect_of_a_limit_in_words(effect: Any, said: str) -> None:
    assert words.limit_effect(evolve(LIMIT, effect=effect)) == said


@pytest.mark.parametrize(
    ("state", "changed", "said"),
    [
        ("fired", True, "HOLDS, and changes the grade"),
        ("fired", False, "holds; without it the grade would be the same"),
        ("cannot_tell", True, "CANNOT TELL whether it holds, and the grade depends on it"),
        ("cannot_tell", False, "cannot tell whether it holds; without it nothing would change"),
        ("not_fired", False, "does not hold"),
    ],
)
def test_the_state_of_a_limit_in_words(state: Any, changed: bool, said: str) -> None:  # noqa: FBT001 - a row
    assert words.limit_state(evolve(LIMIT, state=state, changed=changed)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (ValueExplanation(text="a", value="good", label="Good"), "a is good"),
        (ValueExplanation(text="a", value="no_more", label="No more"), "a is no_more"),
        (ValueExplanation(text="a", value="not_asked", label="No"), "a is not_asked (No)"),
        (
            ValueExplanation(text="a", value="does not apply", label="does not apply"),
            "a does not apply",
        ),
        (
            ValueExplanation(text="f", value="2", label="2", members=(GOOD, FAIR)),
            "f is 2: “Good”, “Fair”",
        ),
        (
            ValueExplanation(text="f", value="not known", label="not known", unknown=(FAIR,)),
            "f is not known (not known: “Fair”)",
        ),
        (
            ValueExplanation(text="f", value="7", label="7", members=(GOOD,) * 7),
            "f is 7: “Good”, “Good”, “Good”, “Good”, “Good”, 2 more",
        ),
    ],
)
def test_what_a_name_came_to_in_words(value: ValueExplanation, said: str) -> None:
    assert words.values_of((value,)) == said


def test_a_result_in_a_line() -> None:
    assert words.headline(measure(a="good", b="good")) == "score 3"
    assert words.headline(measure(a="na", b="na", c="na")) == "does not apply"
    assert words.headline(measure()) == "NOT SCORED"
    assert words.reason_of(measure()) == "none of its parts is answered"
    assert words.mark_of(measure()) == "none of its parts is answered"
    assert words.mark_of(measure(a="good")) == ""


def test_rounding_is_told_only_where_it_changed_the_score() -> None:
    assert words.rounding_of(measure(a="good", b="good")) == ""
    assert words.rounding_of(measure(a="good", b="great")) == (
        "Rounded to a whole number, halves away from zero: 3.5 becomes 4."
    )


def part(**more: Any) -> PartExplanation:
    found = measure(a="good").parts[0]
    return evolve(found, **more)


def test_what_was_answered_and_what_became_of_it() -> None:
    assert words.answer_of(part()) == "Good"
    assert words.answer_of(part(because="counts as Poor")) == "Good: counts as Poor"
    assert words.answer_of(part(answer=None, because="not answered")) == "not answered"


def band(**more: Any) -> BandExplanation:
    return BandExplanation(**({"table": "", "rows": (), "grade": GOOD, "at_best": GOOD} | more))


def test_a_band_in_words() -> None:
    assert words.band_of(band()) == "Good"
    assert words.band_of(band(table="young_person")) == "Good, by the table for young person"
    assert words.band_of(band(grade=FAIR)) == "Fair or Good, as something cannot be told"
    assert words.band_of(band(table=None, grade=FAIR)) == (
        "nobody knows which table of bands applies: from Fair to Good"
    )


def test_the_next_band_in_words() -> None:
    assert words.next_of(band()) == ""
    assert words.next_of(band(next_grade=FAIR)) == ""
    nearer = band(next_grade=FAIR, next_bound="at most 3", distance=Fraction(1, 2))
    assert words.next_of(nearer) == "Fair: it needs at most 3, which is 0.5 less"
    assert words.next_of(evolve(nearer, next_bound="at least 3")).endswith("0.5 more")


def test_a_bound_that_is_a_part_of_all_is_also_said_as_a_score() -> None:
    row = BandRowExplanation(
        grade=FAIR,
        bound="at least 9 of 10",
        limit=Fraction(90),
        within=False,
        needs="",
        state="",
        values=(),
    )
    nearer = band(next_grade=FAIR, next_bound=row.bound, distance=Fraction(20), rows=(row,))
    assert words.next_of(nearer) == ("Fair: it needs at least 9 of 10, here 90, which is 20 more")
    plain = evolve(row, bound="at least 90")
    assert words.next_of(evolve(nearer, next_bound=plain.bound, rows=(plain,))) == (
        "Fair: it needs at least 90, which is 20 more"
    )


def test_a_departure_in_words() -> None:
    departure = DepartureExplanation(given=GOOD, stands=True, refused=())
    assert words.departure_of(departure, FAIR) == (
        "The rubric suggests Fair; a person gave Good, which stands."
    )
    refused = evolve(departure, stands=False, refused=("a reason is needed", "No."))
    assert words.departure_of(refused, None) == (
        "The rubric suggests no grade; a person gave Good, which does NOT stand:"
        " a reason is needed; No."
    )


def test_a_changed_answer_in_words() -> None:
    change = AnswerChange(question="a", title="Is it so?", before=FAIR, after=GOOD)
    assert words.change_of(change) == "Is it so? Fair → Good"
    topic = evolve(change, title="Its topic", before=None)
    assert words.change_of(topic) == "Its topic: not answered → Good"


def test_a_doubt_in_words() -> None:
    doubtful = evolve(measure(a="good"), cannot_tell=("x",), severe=FAIR, lenient=GOOD)
    assert words.doubt_of(doubtful) == "read the severe way Fair, read the lenient way Good"
    assert (
        words.doubt_of(evolve(doubtful, lenient=FAIR)) == "the grade is Fair however that is read"
    )
    assert words.doubt_of(evolve(doubtful, severe=None)).startswith("read the severe way no grade")
    assert words.doubt_of(evolve(doubtful, cannot_tell=())) == ""
    assert words.doubt_of(evolve(doubtful, severe=None, lenient=None)) == ""
