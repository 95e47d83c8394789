"""Cases and claims: what they hold as it was written."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import Case, Claim, Departed
from qa_framework.definitions.cases import CaseFile, whole_case
from qa_framework.loading.documents import read_file

TEXT = """\
cases:
  - name: a child left at risk
    perspective: auditor
    date: 2026-05-04
    about: {team: north, needs: [housing, 1.10]}
    answers: {all: good, impact: '2'}
    departures: {overall: {grade: good, reason: New plan.}, default: {overall: {grade: 1}}}
    expect: {overall: {score: 100/3, grade: yes}, limits_fired: [a, b], asked: {late: no}}
claims:
  - {improves: overall, because: Better is better.}
"""


def test_a_case_keeps_what_was_written():
    cases = read_file(TEXT.encode(), "t.cases.yaml").cases
    assert cases == CaseFile(
        cases=(
            Case(
                name="a child left at risk",
                perspective="auditor",
                date=date(2026, 5, 4),
                about={"team": "north", "needs": ("housing", "1.10")},
                answers={"all": "good", "impact": "2"},
                departures={
                    "overall": Departed(grade="good", reason="New plan."),
                    "default": {"overall": Departed(grade="1")},
                },
                expect={
                    "overall": {"score": "100/3", "grade": "yes"},
                    "limits_fired": ("a", "b"),
                    "asked": {"late": "no"},
                },
            ),
        ),
        claims=(Claim(improves="overall", because="Better is better."),),
    )


GOOD = Case(
    name="good",
    perspective="parent",
    date=date(2026, 5, 4),
    about={"team": "north", "age": "7"},
    answers={"all": "good", "plan": "weak"},
    departures={"overall": Departed(grade="weak")},
    expect={"overall": "good"},
)
OLDER = Case(name="older", like="good", about={"age": "12"}, expect={"asked": {"school": "yes"}})
OTHER = Case(
    name="other",
    like="older",
    perspective="auditor",
    answers={"all": "weak"},
    expect={"overall": "weak"},
)


def test_a_case_is_like_an_earlier_one_but_for_what_it_says():
    assert whole_case(OTHER, (GOOD, OLDER, OTHER)) == Case(
        name="other",
        perspective="auditor",
        date=date(2026, 5, 4),
        about={"team": "north", "age": "12"},
        answers={"all": "weak", "plan": "weak"},
        expect={"overall": "weak"},
    )


def test_a_case_that_is_like_no_other_stays_as_it_is():
    assert whole_case(GOOD, (GOOD, OLDER)) == GOOD


def test_cases_that_stand_later_are_never_taken_over():
    one, other = (Case(name=a, like=b, answers={a: "yes"}, expect={}) for a, b in ("ab", "ba"))
    assert whole_case(one, (one, other)).answers == {"a": "yes"}
    assert whole_case(other, (one, other)).answers == {"a": "yes", "b": "yes"}


@given(st.permutations(["a", "b", "c", "d"]))
def test_who_is_like_a_whole_case_needs_nothing_else_of_it(order: list[str]):
    """What a chain of cases gives is what is got by making each whole in turn."""
    likes = (None, *order)
    chain = [
        Case(name=name, like=like, answers={name: "yes", "last": name}, expect={})
        for name, like in zip(order, likes, strict=False)
    ]
    made: list[Case] = []
    for case in chain:
        made.append(whole_case(case, (*made, case)))
    assert made == [whole_case(case, chain) for case in chain]
    assert made[-1].answers == dict.fromkeys(order, "yes") | {"last": order[-1]}
