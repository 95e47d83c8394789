"""contracts: what keeps them passes (tests/hooks/test_builtin.py), and what breaks them fails."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from qa_framework.expressions.tree import (
    Arithmetic,
    Compare,
    Const,
    Fill,
    If,
    Is,
    Pick,
    Total,
)
from qa_framework.hooks import PluginError, builtin, note
from qa_framework.testing import (
    CheckContract,
    DefinitionsContract,
    FunctionContract,
    MethodContract,
    QuestionTypeContract,
)

TYPE = next(iter(builtin.qa_question_types()))
METHOD = next(iter(builtin.qa_methods()))
FUNCTION = next(iter(builtin.qa_functions()))
CHECK = next(iter(builtin.qa_checks()))
SCALE = "{kind: scale, id: a, version: 1.0.0, title: A, levels: {b: {}}}"
BROKEN = (AssertionError, PluginError)


def contract(kind: type, **attributes: Any) -> Any:
    return type("Broken", (kind,), attributes)()


def laws_of(kind: type) -> list[str]:
    return [name for name in dir(kind) if name.startswith("test_")]


@pytest.mark.parametrize(
    "kind",
    [CheckContract, DefinitionsContract, FunctionContract, MethodContract, QuestionTypeContract],
)
def test_a_contract_is_not_collected_by_itself_and_every_test_says_what_it_asks(kind: type) -> None:
    assert not kind.__name__.startswith("Test")
    assert all(getattr(kind, name).__doc__ for name in laws_of(kind))


def test_a_function_that_fills_in_what_is_missing_is_found() -> None:
    def fills(first: Any, second: Any) -> Any:
        return Arithmetic("+", Fill(first, unknown=Const(0)), second)

    broken = contract(FunctionContract, offer=evolve(FUNCTION, tree=fills))
    with pytest.raises(BROKEN):
        broken.test_what_is_missing_settles_nothing_that_an_answer_could_change()


def test_a_function_that_settles_only_what_is_settled_is_right() -> None:
    def settles(first: Any, second: Any) -> Any:
        return If(Compare(">", first, first), second, Const(3))

    keeps = contract(FunctionContract, offer=evolve(FUNCTION, tree=settles))
    keeps.test_what_is_missing_settles_nothing_that_an_answer_could_change()


def test_a_function_that_gives_another_kind_is_found() -> None:
    broken = contract(
        FunctionContract, offer=evolve(FUNCTION, tree=lambda a, b: Compare("<", a, b))
    )
    with pytest.raises(BROKEN):
        broken.test_it_gives_what_it_says()


def test_a_function_whose_tree_changes_is_found() -> None:
    numbers = iter(range(9))
    offer = evolve(FUNCTION, tree=lambda a, _: Arithmetic("+", a, Const(next(numbers))))
    with pytest.raises(BROKEN):
        contract(FunctionContract, offer=offer).test_it_makes_the_same_tree_every_time()


def test_a_function_may_take_any_number_of_values() -> None:
    function = evolve(FUNCTION.function, repeats=True)
    offer = evolve(FUNCTION, function=function, tree=lambda *given: Pick("highest", given))
    keeps = contract(FunctionContract, offer=offer)
    assert len(keeps.names) == 4
    for name in laws_of(FunctionContract):
        getattr(keeps, name)()


@pytest.mark.parametrize(
    ("tree", "test"),
    [
        (
            lambda parts, _: Total(
                tuple(Fill(each, unknown=Const(0)) for each in parts), (1,) * len(parts)
            ),
            "test_what_is_missing_settles_nothing_that_an_answer_could_change",
        ),
        (
            lambda parts, _: Total(
                tuple(Fill(each, out=Const(1)) for each in parts), (1,) * len(parts)
            ),
            "test_a_part_that_is_out_is_left_out",
        ),
        (lambda parts, _: Is("value", parts[0]), "test_it_gives_an_exact_number_or_none"),
        (lambda *_: Const(Fraction(1, 2)) if _ else None, "test_nothing"),
    ],
)
def test_a_method_that_breaks_its_contract_is_found(tree: Any, test: str) -> None:
    broken = contract(MethodContract, offer=evolve(METHOD, tree=tree))
    if test == "test_nothing":
        for name in laws_of(MethodContract):
            getattr(broken, name)()
        return
    with pytest.raises(BROKEN):
        getattr(broken, test)()


def test_an_offer_that_is_not_whole_is_found() -> None:
    offers = [
        (FunctionContract, evolve(FUNCTION, tree=lambda *_: Const(0.5))),
        (MethodContract, evolve(METHOD, summary="")),
        (QuestionTypeContract, evolve(TYPE, bad=3)),
        (CheckContract, evolve(CHECK, problems=None)),
    ]
    for kind, offer in offers:
        with pytest.raises(BROKEN):
            contract(kind, offer=offer).test_it_is_offered_whole()


def test_a_type_that_refuses_an_answer_of_its_strategy_is_found() -> None:
    def accept(value: object) -> None:
        if value != 85:
            raise ValueError("wanted 85")

    broken = contract(QuestionTypeContract, offer=evolve(TYPE, accept=accept))
    with pytest.raises(ValueError, match="wanted 85"):
        broken.test_it_takes_and_writes_every_answer_of_its_strategy()


def test_a_type_that_repeats_what_was_written_is_found() -> None:
    def accept(value: object) -> None:
        raise ValueError(f"{value} is wrong")

    offer = evolve(TYPE, base="text", bad="Anna", accept=accept)
    with pytest.raises(BROKEN):
        contract(
            QuestionTypeContract, offer=offer
        ).test_it_says_what_is_wanted_and_never_what_was_written()


def test_a_check_that_finds_too_much_or_nothing_or_nowhere_is_found() -> None:
    loud = evolve(CHECK, problems=lambda _: [note("bad")])
    quiet = evolve(CHECK, problems=lambda _: [])
    with pytest.raises(BROKEN):
        contract(CheckContract, offer=loud, sound=SCALE).test_it_finds_nothing_in_what_is_sound()
    for offer in (loud, quiet):
        broken = contract(CheckContract, offer=offer, faulty=SCALE)
        with pytest.raises(BROKEN):
            broken.test_it_finds_what_is_wrong_and_says_where()


def test_definitions_of_a_plugin_that_brings_none_are_found() -> None:
    broken = contract(DefinitionsContract, plugin="qa_framework")
    broken.test_the_plugin_can_be_used()
    with pytest.raises(BROKEN):
        broken.test_it_brings_definitions_with_nothing_wrong_in_them()
    with pytest.raises(KeyError):
        contract(DefinitionsContract, plugin="no_such_plugin").test_the_plugin_can_be_used()
