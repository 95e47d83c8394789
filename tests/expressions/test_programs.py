"""A program comes to what its steps come to one after the other, however they are run."""

from __future__ import annotations

import pytest
from hypothesis import given

from qa_framework.expressions.closures import Record
from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.tree import (
    Arithmetic,
    Const,
    Input,
    Lookup,
    Program,
    Ref,
    Step,
    Total,
    Weight,
)
from qa_framework.expressions.values import OUT, UNKNOWN, Value
from tests.expressions.plain import plainly
from tests.strategies.trees import programs, records

MEAN = (
    Step("m:total", Total((Input("n"), Input("m")), (2, 1))),
    Step("m:weight", Weight((Input("n"), Input("m")), (2, 1))),
)


@given(programs(), records())
def test_a_program_comes_to_what_each_step_comes_to_in_turn(
    program: Program, record: Record
) -> None:
    plain = dict(record)
    for step in program.steps:
        plain[step.name] = plainly(step.tree, plain)
    assert compile_program(program)(dict(record)) == plain


def test_a_program_adds_the_value_of_each_step_to_the_record() -> None:
    program = Program((Step("twice", Total((Input("n"),), (2,))), Step("more", Ref("twice"))))
    assert compile_program(program)({"n": 3}) == {"n": 3, "twice": 6, "more": 6}


@pytest.mark.parametrize(
    ("record", "total", "weight"),
    [
        ({"n": 3, "m": 4}, 10, 3),
        ({"n": 3, "m": OUT}, 6, 2),
        ({"n": OUT, "m": OUT}, 0, 0),
        ({"n": 3}, UNKNOWN, UNKNOWN),
    ],
)
def test_a_total_and_a_weight_of_the_same_terms_are_both_there(
    record: Record, total: Value, weight: Value
) -> None:
    found = compile_program(Program(MEAN))(dict(record))
    assert (found["m:total"], found["m:weight"]) == (total, weight)


def test_a_weight_of_other_terms_or_before_its_total_stands_alone() -> None:
    other = Step("m:weight", Weight((Input("n"), Input("m")), (1, 1)))
    found = compile_program(Program((MEAN[0], other)))({"n": 3, "m": 4})
    assert (found["m:total"], found["m:weight"]) == (10, 2)
    found = compile_program(Program(MEAN[::-1]))({"n": 3, "m": 4})
    assert (found["m:total"], found["m:weight"]) == (10, 3)


def test_a_step_between_a_total_and_its_weight_keeps_its_place() -> None:
    between = Step("m:half", Arithmetic("/", Ref("m:total"), Const(2)))
    found = compile_program(Program((MEAN[0], between, MEAN[1])))({"n": 3, "m": 4})
    assert found == {"n": 3, "m": 4, "m:total": 10, "m:half": 5, "m:weight": 3}


def test_what_is_weighed_need_not_be_a_number() -> None:
    program = Program((Step("m:weight", Weight((Input("n"),), (2,))),))
    assert compile_program(program)({"n": "north"})["m:weight"] == 2


def test_constants_and_looked_up_answers_are_steps_as_any_other() -> None:
    program = Program(
        (Step("one", Const(1)), Step("points", Lookup(Input("n"), {"good": 3, "na": OUT})))
    )
    run = compile_program(program)
    assert run({"n": "good"}) == {"n": "good", "one": 1, "points": 3}
    assert run({"n": "na"}) == {"n": "na", "one": 1, "points": OUT}
    assert run({}) == {"one": 1, "points": UNKNOWN}
