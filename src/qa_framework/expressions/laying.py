"""Lay a program in whole numbers: the reader of the tree that engines for tables share.

Each step becomes a `Cell`: two tests for its state, and whole numbers or a test for its value. What
they come to is what `values.py` says; tests hold every node against the reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, assert_never

from attrs import Factory, define, field

from qa_framework.expressions import ratios
from qa_framework.expressions.cells import (
    NO_WORD,
    Cell,
    Mixed,
    NotLaid,
    Options,
    Payload,
    Word,
    code_of,
    holds_in,
    is_number,
    is_word,
    joined,
    known,
    number_of,
    settled,
    truth,
)
from qa_framework.expressions.choosing import pick
from qa_framework.expressions.domains import Codes, Domain, read_answer
from qa_framework.expressions.folding import (
    NO,
    YES,
    every,
    holds,
    opposite,
    same,
    some,
    whole,
)
from qa_framework.expressions.integers import Order, Test
from qa_framework.expressions.ratios import Ratio, exactly
from qa_framework.expressions.tree import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Fill,
    If,
    Input,
    Is,
    Lookup,
    Not,
    OneOf,
    Pick,
    Program,
    Ref,
    Round,
    Total,
    Tree,
    Weight,
)
from qa_framework.expressions.values import OUT, Missing, Number, Value

Table: TypeAlias = tuple[tuple[object, Value], ...]


@define
class Laying:
    """A program while it is laid.

    Attributes:
        domains: What can be answered under each name.
        codes: The number of each word.
        cells: What the steps come to so far.
    """

    domains: Mapping[str, Domain]
    codes: Codes = Factory(Codes)
    cells: dict[str, Cell] = Factory(dict)
    _answers: dict[str, Cell] = field(factory=dict, init=False)

    def answer(self, name: str) -> Cell:
        """Give what was answered under a name."""
        if name not in self._answers:
            self._answers[name] = read_answer(name, self.domains[name], self.codes)
        return self._answers[name]

    def all_of(self, trees: Iterable[Tree]) -> tuple[Cell, ...]:
        """Lay several trees."""
        return tuple(lay(each, self) for each in trees)

    def coded(self, words: Iterable[object]) -> frozenset[int]:
        """Give the numbers of those that are words."""
        return frozenset(self.codes.of(each) for each in words if isinstance(each, str))


def lay_program(program: Program, domains: Mapping[str, Domain]) -> Laying:
    """Lay every step of a program.

    Raises:
        NotLaid: A step cannot be laid; its name comes first.
    """
    laying = Laying(domains)
    for step in program.steps:
        try:
            laying.cells[step.name] = lay(step.tree, laying)
        except NotLaid as error:
            raise NotLaid(f"{step.name}: {error}") from None
    return laying


def lay(tree: Tree, laying: Laying) -> Cell:  # noqa: C901, PLR0912 - a case for each node
    """Make the cell of a tree."""
    match tree:
        case Const(value):
            return _constant(value, laying)
        case Input(name):
            return laying.answer(name)
        case Ref(name):
            return laying.cells[name]
        case Lookup(operand, table):
            return _look_up(lay(operand, laying), tuple(table.items()), laying)
        case Not(operand):
            cell = lay(operand, laying)
            return truth(cell.known, opposite(holds_in(cell)))
        case All(operands):
            return _all(laying.all_of(operands))
        case Any(operands):
            return _any(laying.all_of(operands))
        case Compare(order, left, right):
            return _compare(order, lay(left, laying), lay(right, laying), right)
        case OneOf(operand, values):
            return _one_of(lay(operand, laying), values, laying)
        case Arithmetic(sign, left, right):
            return _calculate(sign, lay(left, laying), lay(right, laying))
        case If(test, then, otherwise):
            return _choose(*laying.all_of((test, then, otherwise)))
        case Fill(operand, out, unknown):
            return _fill(lay(operand, laying), out, unknown, laying)
        case Is(state, operand):
            cell = lay(operand, laying)
            states = {"value": cell.known, "out": cell.out, "unknown": cell.unknown}
            return truth(YES, states[state])
        case Total(terms, weights):
            return _total(laying.all_of(terms), weights)
        case Weight(terms, weights):
            return _weight(laying.all_of(terms), weights)
        case Pick(choice, terms):
            return pick(choice, laying.all_of(terms))
        case Round(operand, digits, half):
            cell = lay(operand, laying)
            return Cell(cell.known, cell.out, ratios.rounded(number_of(cell), digits, half))
        case _:
            assert_never(tree)


def _constant(value: Value, laying: Laying) -> Cell:
    if isinstance(value, Missing):
        return Cell(NO, YES if value is OUT else NO, None)
    if isinstance(value, bool):
        return truth(YES, YES if value else NO)
    if isinstance(value, str):
        return known(Word(whole(laying.codes.of(value))))
    if isinstance(value, frozenset):
        raise NotLaid("a set of options stands where one value is wanted")
    return known(exactly(value))


# --- truths ---------------------------------------------------------------------------------------


def _all(cells: Sequence[Cell]) -> Cell:
    so = every(holds_in(each) for each in cells)
    not_so = some(_fails_in(each) for each in cells)
    return truth(some((so, not_so)), so)


def _any(cells: Sequence[Cell]) -> Cell:
    so = some(holds_in(each) for each in cells)
    not_so = every(_fails_in(each) for each in cells)
    return truth(some((so, not_so)), so)


def _fails_in(cell: Cell) -> Test:
    return every((cell.known, opposite(holds_in(cell))))


def _answered_unless_out(cells: Sequence[Cell], so: Test) -> Cell:
    """Make a truth about operands: not so where one is out, else unknown where one is unknown."""
    all_known = every(each.known for each in cells)
    known_ = some((all_known, *(each.out for each in cells)))
    return truth(known_, every((all_known, so)))


def _compare(order: str, left: Cell, right: Cell, written: Tree) -> Cell:
    if order == "has":
        return _has(left, written)
    return _answered_unless_out((left, right), _stands(order, left, right))  # type: ignore[arg-type]  # no other is left


def _has(chosen: Cell, option: Tree) -> Cell:
    match chosen.value, option:
        case Options(has), Const(str() as word):
            return _answered_unless_out((chosen,), has.get(word, NO))
        case None, _:
            return _answered_unless_out((chosen,), NO)
        case _:
            raise NotLaid("only an option that is written out can be looked for among options")


def _stands(order: Order, left: Cell, right: Cell) -> Test:
    """Make the test that two known values stand in an order; a word and a number never do."""
    if left.value is None or right.value is None:
        return NO
    one, other = code_of(left), code_of(right)
    if one is None and other is None:
        return ratios.compare(order, number_of(left), number_of(right))
    words = NO if one is None or other is None else _same_word(left, right)
    if isinstance(left.value, Word) or isinstance(right.value, Word):
        return words
    numbers = ratios.compare(order, number_of(left), number_of(right))
    return some((words, every((is_number(left), is_number(right), numbers))))


def _same_word(left: Cell, right: Cell) -> Test:
    one, other = code_of(left), code_of(right)
    if one is None or other is None:
        return NO
    equal = every((holds("==", one, other), opposite(holds("==", one, whole(NO_WORD)))))
    free = one.span.values is None, other.span.values is None
    if not all(free):
        return equal
    match left.value, right.value:
        case Word(_, text), Word(_, other_text) if text and other_text:
            return same(text, other_text)
        case _:
            raise NotLaid("answers in free text are compared that depend on something else")


def _one_of(cell: Cell, values: Sequence[Value], laying: Laying) -> Cell:
    words = is_word(cell, laying.coded(values))
    numbers = [each for each in values if isinstance(each, Number) and not isinstance(each, bool)]
    truths = [each for each in values if isinstance(each, bool)]
    there = is_number(cell)
    found = [words]
    if numbers and there != NO:
        given = number_of(cell)
        found += [every((there, ratios.compare("==", given, exactly(each)))) for each in numbers]
    for each in truths:
        so = holds_in(cell)
        found.append(so if each else every((cell.known, opposite(so))))
    return _answered_unless_out((cell,), some(found))


# --- values ---------------------------------------------------------------------------------------


def _look_up(cell: Cell, table: Table, laying: Laying) -> Cell:
    """Say what a table says of a value; what it does not name stays as it is.

    Every entry makes its own cell, and the choices are made from the last to the first, so that
    entries are met in the order of the table.
    """
    found = Cell(cell.known, cell.out, _left_over(cell, table, laying))
    for key, value in reversed(table):
        at = _is_entry(cell, key, laying)
        made = _constant(value, laying)
        found = settled(
            some((every((at, made.known)), every((opposite(at), found.known)))),
            some((every((at, made.out)), every((opposite(at), found.out)))),
            joined(at, made.value, found.value),
        )
    return _looked_up_words(cell, table, found, laying)


def _left_over(cell: Cell, table: Table, laying: Laying) -> Payload:
    """Give what a value is that the table does not name; nothing where it names every word."""
    match cell.value:
        case Word(code):
            named = laying.coded(key for key, _ in table)
            values = code.span.values
            all_named = values is not None and {each for each in values if each > NO_WORD} <= named
            return None if all_named else cell.value
        case Mixed(code, number):
            named = laying.coded(key for key, _ in table)
            values = code.span.values
            all_named = values is not None and {each for each in values if each > NO_WORD} <= named
            return number if all_named else cell.value
        case _:
            return cell.value


def _looked_up_words(cell: Cell, table: Table, found: Cell, laying: Laying) -> Cell:
    """Ask for the state of a word in as few comparisons as can be."""
    if code_of(cell) is None:
        return found
    outs = laying.coded(key for key, value in table if value is OUT)
    unknowns = laying.coded(
        key for key, value in table if isinstance(value, Missing) and value is not OUT
    )
    missing = is_word(cell, outs | unknowns)
    return Cell(
        every((cell.known, opposite(missing))) if outs | unknowns else cell.known,
        some((cell.out, is_word(cell, outs))),
        found.value,
    )


def _is_entry(cell: Cell, key: object, laying: Laying) -> Test:
    """Make the test that a value is a key of a table, whether it is known or not."""
    if isinstance(key, str):
        code = code_of(cell)
        return NO if code is None else holds("==", code, whole(laying.codes.of(key)))
    if not isinstance(key, Number) or is_number(cell) == NO or cell.value is None:
        return NO
    return every((is_number(cell), ratios.compare("==", number_of(cell), exactly(key))))


def _calculate(sign: str, left: Cell, right: Cell) -> Cell:
    both = every((left.known, right.known))
    one, other = number_of(left), number_of(right)
    match sign:
        case "+":
            return Cell(both, NO, ratios.add((one, other)))
        case "-":
            return Cell(both, NO, ratios.add((one, ratios.minus(other))))
        case "*":
            return Cell(both, NO, ratios.multiply(one, other))
        case _:
            there = every((both, opposite(holds("==", other.top, whole(0)))))
            return Cell(there, NO, ratios.divide(one, other))


def _choose(test: Cell, then: Cell, otherwise: Cell) -> Cell:
    so, not_so = holds_in(test), _fails_in(test)
    return settled(
        some((every((so, then.known)), every((not_so, otherwise.known)))),
        some((every((so, then.out)), every((not_so, otherwise.out)))),
        joined(so, then.value, otherwise.value),
    )


def _fill(cell: Cell, out: Tree | None, unknown: Tree | None, laying: Laying) -> Cell:
    for_out = Cell(NO, YES, None) if out is None else lay(out, laying)
    for_unknown = Cell(NO, NO, None) if unknown is None else lay(unknown, laying)
    value = joined(cell.out, for_out.value, for_unknown.value)
    return settled(
        some(
            (
                cell.known,
                every((cell.out, for_out.known)),
                every((cell.unknown, for_unknown.known)),
            )
        ),
        some((every((cell.out, for_out.out)), every((cell.unknown, for_unknown.out)))),
        joined(cell.known, cell.value, value),
    )


def _total(cells: Sequence[Cell], weights: Sequence[Number]) -> Cell:
    numbers: list[Ratio] = [number_of(each) for each in cells]
    outs = [each.out for each in cells]
    return Cell(every(each.told for each in cells), NO, ratios.total(numbers, outs, weights))


def _weight(cells: Sequence[Cell], weights: Sequence[Number]) -> Cell:
    outs = [each.out for each in cells]
    ones = [exactly(1)] * len(cells)
    return Cell(every(each.told for each in cells), NO, ratios.total(ones, outs, weights))
