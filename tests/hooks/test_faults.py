"""faults: nothing is offered half."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from qa_framework.checking.extensions import QuestionType
from qa_framework.expressions.functions import Kind
from qa_framework.expressions.tree import Const, Input
from qa_framework.hooks import Command, builtin
from qa_framework.hooks.faults import FAULTS
from qa_framework.hooks.offers import GIFTS


def fault(offer: object, **changes: Any) -> str:
    return FAULTS[type(offer)](evolve(offer, **changes)) or ""  # type: ignore[type-var]


def fail(*_: object) -> Any:
    return 1 / 0


TYPE = next(iter(builtin.qa_question_types()))
METHOD = next(iter(builtin.qa_methods()))
FUNCTION = next(iter(builtin.qa_functions()))
CHECK = next(iter(builtin.qa_checks()))
COMMAND = Command(name="a", summary="Do it.", target="a.b:c")


def test_every_kind_of_gift_is_looked_at() -> None:
    assert set(FAULTS) == {gift.model for gift in GIFTS.values()}


@pytest.mark.parametrize("offer", [TYPE, METHOD, FUNCTION, CHECK, COMMAND])
def test_what_is_whole_has_no_fault(offer: object) -> None:
    assert fault(offer) == ""


@pytest.mark.parametrize("offer", [TYPE, METHOD, CHECK, COMMAND])
@pytest.mark.parametrize("summary", ["", "  ", "a\nb", "x" * 201, None, 3])
def test_every_offer_has_a_summary_of_one_line(offer: object, summary: object) -> None:
    assert "`summary` is one line" in fault(offer, summary=summary)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"base": "choice"}, "its base is none of `number`, `date`, `text`, `yes_no`"),
        ({"good": "85"}, "not both values of the base `number`"),
        ({"good": 85.0}, "not both values of the base `number`"),
        ({"bad": True}, "not both values of the base `number`"),
        ({"answers": "strategies"}, "`answers` is written as `package.module:attribute`"),
        ({"accept": fail}, "it does not take its own good answer: division by zero"),
        ({"render": fail}, "it does not take its own good answer"),
        ({"render": lambda value: value}, "it does not write its own good answer as text"),
        ({"render": lambda _: ""}, "it does not write its own good answer as text"),
        ({"accept": lambda _: None}, "it takes its own bad answer"),
        ({"good": 850}, "it does not take its own good answer"),
    ],
)
def test_a_question_type_that_is_not_whole_says_why(changes: dict[str, Any], said: str) -> None:
    assert said in fault(TYPE, **changes)


def accepts(value: object, error: Exception) -> Any:
    def accept(given: object) -> None:
        if given != value:
            raise error

    return accept


def test_a_question_type_says_what_is_wanted_where_it_refuses() -> None:
    assert "does not say what is wanted" in fault(TYPE, accept=accepts(85, ValueError()))
    assert "fails at its own bad answer" in fault(TYPE, accept=accepts(85, TypeError("x")))


def test_a_question_type_may_build_on_dates_and_truths() -> None:
    day = QuestionType(
        name="a.day",
        base="date",
        summary="One day.",
        accept=accepts(date(2026, 1, 1), ValueError("no")),
        render=str,
        good=date(2026, 1, 1),
        bad=date(2026, 1, 2),
        answers="a.b:c",
    )
    truth = evolve(day, base="yes_no", good=True, bad=False, accept=accepts(True, ValueError("no")))
    assert fault(day) == fault(truth) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"example": "method: another"}, "its example does not say `method: spread`"),
        ({"example": None}, "its example does not say `method: spread`"),
        ({"tree": fail}, "its tree cannot be made: division by zero"),
        ({"tree": lambda *_: 3}, "which is no tree"),
        ({"tree": lambda *_: Input("q")}, "it reads `q`, which it was not given"),
        ({"tree": None}, "its tree cannot be made"),
    ],
)
def test_a_method_that_is_not_whole_says_why(changes: dict[str, Any], said: str) -> None:
    assert said in fault(METHOD, **changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"takes": (Kind.GROUP,)}, "it takes and gives numbers, dates, texts and conditions"),
        ({"gives": Kind.MEMBER}, "it takes and gives numbers, dates, texts and conditions"),
        ({"tests": True}, "it takes and gives numbers, dates, texts and conditions"),
        ({"summary": ""}, "`summary` is one line"),
        ({"example": "difference(a"}, "its example is no condition: "),
        ({"example": "min(a, b) > 2"}, "its example does not use `difference(…)`"),
        ({"takes": (Kind.NUMBER,)}, "its tree cannot be made"),
    ],
)
def test_a_function_that_is_not_whole_says_why(changes: dict[str, Any], said: str) -> None:
    assert said in fault(FUNCTION, function=evolve(FUNCTION.function, **changes))


def test_a_function_says_what_it_takes_and_makes_a_tree() -> None:
    assert "does not say what it takes" in fault(FUNCTION, function=None)
    assert "is not exact" in fault(FUNCTION, tree=lambda *_: Const(0.5))


def test_a_check_can_be_called() -> None:
    assert fault(CHECK, problems=None) == "`problems` cannot be called"


@pytest.mark.parametrize("target", ["a.b", "a:b:c", ":c", "a/b:c", "", None, "a.b:c()"])
def test_a_command_says_where_it_is(target: object) -> None:
    assert "`target` is written as" in fault(COMMAND, target=target)
