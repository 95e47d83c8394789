"""Conditions in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given

from qa_framework.expressions.parsing import parse
from qa_framework.expressions.printing import print_expr
from qa_framework.expressions.syntax import Expr
from qa_framework.reports.conditions import condition_in_words
from qa_framework.reports.glossary import Glossary
from qa_framework.workspace import Workspace
from tests.strategies.conditions import conditions


@pytest.fixture(scope="module")
def glossary(small: Workspace) -> Glossary:
    return Glossary(small.tool("small").fits[""])


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("on_time == 'yes'", 'answer 1.1 is "Yes"'),
        ("on_time != 'yes'", 'answer 1.1 is not "Yes"'),
        ("on_time <= 'partly'", 'answer 1.1 is at most "Partly"'),
        ("on_time in ('no', 'partly')", 'answer 1.1 is "No" or "Partly"'),
        ("on_time not in ('no', 'partly')", 'answer 1.1 is not "No" or "Partly"'),
        ("total.grade == 'poor'", 'the grade of Total is "Poor"'),
        ("danger", "answer 1.3 is yes"),
        ("look", "the flag look is raised"),
        ("not look", "the flag look is not raised"),
        (
            "number_of(questions, at_least=2) > 1",
            "the number of questions that are at least 2 is above 1",
        ),
        ("number_of(1) > 1", "`number_of(1)` is above 1"),
        ("absent(visits, danger)", "`absent(visits, danger)`"),
        ("not danger", "answer 1.3 is no"),
        ("danger and visits > 2.5", "answer 1.3 is yes and answer 1.2 is above 2.5"),
        (
            "danger and (visits > 2 or team == 'north')",
            'answer 1.3 is yes and (answer 1.2 is above 2 or answer A1 is "North")',
        ),
        ("2 <= visits < 5", "2 is at most answer 1.2 and answer 1.2 is below 5"),
        ("'school' in agencies", 'answer 1.4 includes "School"'),
        ("not ('school' in agencies)", 'it is not so that answer 1.4 includes "School"'),
        ("not answered(visits)", "answer 1.2 is missing"),
        ("answered(visits)", "answer 1.2 is given"),
        ("applies(late_by)", "answer 1.5 applies"),
        ("not applies(late_by)", "answer 1.5 does not apply"),
        ("absent(on_time, 'not_applicable')", 'answer 1.1 is "Does not apply"'),
        (
            "days_between(opened, audit.date) > 28",
            "the number of days from answer A2 to the date of the audit is above 28",
        ),
        ("opened < date('2026-01-31')", "answer A2 is below 2026-01-31"),
        ("visits + 1 > 2 * visits", "(answer 1.2 + 1) is above (2 * answer 1.2)"),
        ("-visits < 3", "-answer 1.2 is below 3"),
        ("min(visits, 3) == 3", "the smallest of answer 1.2 and 3 is 3"),
        ("clamp(visits, 1, 5) == 5", "answer 1.2, kept between 1 and 5 is 5"),
        ("points(on_time) >= 1", "the points of answer 1.1 is at least 1"),
        (
            "number_of(questions, at_least='partly') >= 2",
            'the number of questions that are at least "Partly" is at least 2',
        ),
        ("any_of(work, equal='no')", 'one or more of the answers of section 1 are "No"'),
        (
            "all_of(work, in=('partly', 'yes'))",
            'each of the answers of section 1 is "Partly" or "Yes"',
        ),
        (
            "any_of(work, absent='not_applicable')",
            'one or more of the answers of section 1 are "Does not apply"',
        ),
        ("highest_of(work) == 'yes'", 'the highest of the answers of section 1 is "Yes"'),
        ("example.weeks(visits) > 2", "`example.weeks(visits)` is above 2"),
        ("(1 if danger else 2) > 1", "(if answer 1.3 is yes: 1; else: 2) is above 1"),
        ("audit.perspective == 'parent'", 'the person who answers is "parent"'),
    ],
)
def test_a_condition_reads_as_a_sentence(glossary: Glossary, condition: str, words: str) -> None:
    assert condition_in_words(parse(condition), glossary) == words


@given(conditions())
def test_every_condition_has_words(small: Workspace, expr: Expr) -> None:
    said = condition_in_words(expr, Glossary(small.tool("small").fits[""]))
    assert said
    assert "\n" not in said or "\n" in print_expr(expr)
