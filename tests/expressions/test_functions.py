from __future__ import annotations

import pytest

from qa_framework.expressions import (
    FUNCTIONS,
    RESERVED,
    Function,
    Kind,
    TruthType,
    check,
    parse,
    with_functions,
)
from tests.strategies.conditions import NAMES


def plus_one(name: str) -> Function:
    return Function(
        name=name,
        takes=(Kind.NUMBER,),
        gives=Kind.NUMBER,
        summary="One more.",
        example=f"{name}(visits) > 1",
    )


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_the_example_of_every_function_fits(function) -> None:
    expr = parse(function.example)
    kind, problems = check(expr, NAMES)
    assert kind is not None
    assert problems == ()
    assert f"{function.name}(" in function.example
    assert function.summary.endswith(".")


def test_a_plugin_adds_functions_without_changing_those_that_are_there() -> None:
    table = with_functions(plus_one("example.plus_one"))
    expr = parse("example.plus_one(visits) > 1")
    assert check(expr, NAMES, wanted=TruthType(), functions=table)[1] == ()
    assert [each.code for each in check(expr, NAMES)[1]] == ["QA333"]
    assert len(table) == len(FUNCTIONS) + 1


def test_a_taken_name_is_refused() -> None:
    with pytest.raises(ValueError, match="'min' is already there"):
        with_functions(plus_one("min"))


def test_the_reserved_words_are_those_of_the_language_and_the_functions() -> None:
    assert {"and", "if", "sections", "grade", "date", "number_of"} <= RESERVED
    assert "impact" not in RESERVED
