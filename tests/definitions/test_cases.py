"""Cases and claims: what they hold as it was written."""

from __future__ import annotations

from datetime import date

from qa_framework.definitions import Case, Claim, Departed
from qa_framework.definitions.cases import CaseFile
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
