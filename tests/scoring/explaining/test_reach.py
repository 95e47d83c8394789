"""The slice of a program that gives some steps, and the answers these depend on."""

from __future__ import annotations

from hypothesis import given

from qa_framework.expressions.programs import compile_program
from qa_framework.expressions.tree import All, Const, Fill, If, Input, Program, Ref, Step, Total
from qa_framework.scoring.explaining.reach import nodes_in, slice_for
from tests.laws.explained import Drawn, explanations

PROGRAM = Program(
    (
        Step("one", Input("a")),
        Step("other", Input("b")),
        Step("sum", Total((Ref("one"), Const(1)), (1, 1))),
        Step("last", Ref("other")),
    )
)


def test_a_slice_has_what_is_wanted_and_all_that_it_needs() -> None:
    found = slice_for(PROGRAM, ["sum"])
    assert [step.name for step in found.program.steps] == ["one", "sum"]
    assert found.inputs == {"a"}


def test_every_node_of_a_tree_is_gone_through() -> None:
    tree = If(All((Input("a"), Ref("b"))), Fill(Const(1), unknown=Input("c")), Const(2))
    assert {type(node) for node in nodes_in(tree)} == {If, All, Input, Ref, Fill, Const}
    assert len(list(nodes_in(tree))) == 8


@given(explanations())
def test_a_slice_gives_the_same_values_from_the_answers_it_names_alone(drawn: Drawn) -> None:
    for found in drawn.found:
        result = found.result
        steps = {step.name for step in result.program.steps}
        for name in result:
            wanted = f"{name}:score"
            part = slice_for(result.program, [wanted])
            answers = {
                key: value
                for key, value in result.record.items()
                if key in part.inputs and key not in steps
            }
            assert compile_program(part.program)(answers)[wanted] == result.record[wanted]
