"""Strategies for conditions: any tree, trees whose kinds fit, and text that is nearly a condition."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from qa_framework.expressions import (
    ChoiceType,
    DateType,
    Environment,
    Expr,
    GroupType,
    LevelType,
    NumberType,
    OptionsType,
    TextType,
    TruthType,
    ValueType,
    print_expr,
)
from qa_framework.expressions.functions import TESTS
from qa_framework.expressions.literals import fault_in_text
from qa_framework.expressions.syntax import (
    COMPARATORS,
    DATE_WORD,
    OPERATORS,
    WORDS,
    Arithmetic,
    Call,
    Choose,
    Compare,
    Has,
    In,
    Literal,
    Name,
    Negate,
    Not,
    conjunction,
    disjunction,
)

YES_PARTLY_NO = LevelType(
    "yes-partly-no", ("no", "partly", "yes"), absences=("not_applicable", "not_seen")
)
FOUR_POINT = LevelType("four-point", ("inadequate", "requires_improvement", "good", "outstanding"))
ONE_TO_FIVE = LevelType("one-to-five", ("1", "2", "3", "4", "5"), points=False)

NAMES = Environment(
    {
        "on_time": YES_PARTLY_NO,
        "reviewed": YES_PARTLY_NO,
        "risk": ONE_TO_FIVE,
        "team": ChoiceType(("north", "south")),
        "needs": OptionsType(("housing", "health", "school")),
        "months_read": NumberType(absences=("not_known",)),
        "visits": NumberType(),
        "plan_opened": DateType(),
        "talked_on": DateType(),
        "late_because": TextType(),
        "seen_alone": TruthType(),
        "act_today": TruthType(),
        "audit.date": DateType(),
        "audit.perspective": ChoiceType(("auditor", "parent")),
        "planning": GroupType((("on_time", YES_PARTLY_NO), ("reviewed", YES_PARTLY_NO))),
        "planning.grade": FOUR_POINT,
        "planning.score": NumberType(),
        "impact.grade": FOUR_POINT,
        "impact.score": NumberType(),
        "overall.grade": FOUR_POINT,
        "overall.suggested": FOUR_POINT,
        "overall.possible": NumberType(),
        "parent.listened_to": ONE_TO_FIVE,
        "sections": GroupType((("planning", FOUR_POINT), ("impact", FOUR_POINT))),
        "everything": GroupType((("on_time", YES_PARTLY_NO), ("months_read", NumberType()))),
        "nothing": GroupType(()),
    }
)
"""The names of an invented tool, one of each kind at least."""

_ids = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True).filter(
    lambda word: word not in WORDS | {DATE_WORD}
)


def names() -> st.SearchStrategy[Name]:
    """Any name, with a dot or without."""
    dotted = st.builds("{}.{}".format, _ids, _ids)
    return st.builds(Name, _ids | dotted)


def texts() -> st.SearchStrategy[str]:
    """Any text that may stand between quotes; often a level."""
    anything = st.text(max_size=12).filter(lambda text: fault_in_text(text) is None)
    return st.sampled_from(["yes", "good", "2", "it's", 'so "called"', ""]) | anything


def numbers() -> st.SearchStrategy[Fraction]:
    """Any decimal of at most 18 digits; often a small one."""
    small = st.integers(-9, 99).map(Fraction)
    places = st.integers(0, 17)
    large = st.builds(lambda n, p: Fraction(n, 10**p), st.integers(-(10**17), 10**17), places)
    return small | large


def literals() -> st.SearchStrategy[Literal]:
    """Any value that can be written out."""
    return st.builds(Literal, texts() | numbers() | st.dates())


def _calls(operands: st.SearchStrategy[Expr]) -> st.SearchStrategy[Call]:
    listed = st.lists(literals(), min_size=1, max_size=3).map(tuple)
    keywords = st.dictionaries(st.sampled_from(TESTS), literals() | listed, max_size=2)
    return st.builds(
        Call,
        _ids | st.sampled_from(["number_of", "min", "applies", "absent", "answered"]),
        st.lists(operands, max_size=3).map(tuple),
        keywords.map(lambda found: tuple(found.items())),
    )


def _grown(operands: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(operands, min_size=2, max_size=3)
    steps = st.lists(st.tuples(st.sampled_from(COMPARATORS), operands), min_size=1, max_size=2)
    options = st.lists(literals(), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, operands),
        several.map(conjunction),
        several.map(disjunction),
        st.builds(Compare, operands, steps.map(tuple)),
        st.builds(In, operands, options),
        st.builds(Has, texts().map(Literal), names()),
        st.builds(Arithmetic, st.sampled_from(OPERATORS), operands, operands),
        st.builds(Negate, operands),
        st.builds(Choose, operands, operands, operands),
        _calls(operands),
    )


def conditions() -> st.SearchStrategy[Expr]:
    """Any tree, whether its kinds fit or not, within the bounds of a condition."""
    trees = st.recursive(literals() | names(), _grown, max_leaves=12)
    return trees.filter(lambda expr: len(print_expr(expr)) <= 1_000)


_PIECES = [
    *(
        [
            "and",
            "or",
            "not",
            "in",
            "if",
            "else",
            "date",
            "True",
            "None",
            "is",
            "for",
            "yes",
            "f",
            "lambda",
            "x",
            "on_time",
            "impact.grade",
            "a.b.c",
        ]
    ),
    *(*COMPARATORS, *OPERATORS, "(", ")", ",", "=", "'", '"', "'yes'", '"no"', "'north'"),
    *("1", "2.5", "007", "1_0", "0x1", "9" * 18, "9" * 19, "date('2026-01-31')", "at_most="),
    *(" ", " ", " ", "\n", "\t", "\0", "\\", "[", "]", "{", ";", ":", "#", "&&", "**", "//", "%"),
    *(
        "\uff45val",
        "\u0430ge",
        "\u202e",
        "\u00a0",
        "“",
        "≤",
        "\ud800",
        "number_of(",
        "days_between(",
    ),
]


def nearly_conditions() -> st.SearchStrategy[str]:
    """Text of the pieces that conditions are made of, some foreign, in any order."""
    soup = st.lists(st.sampled_from(_PIECES), max_size=14)
    spaced = soup.map(" ".join)
    return soup.map("".join) | spaced | _damaged()


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A condition with a stretch of it replaced."""
    text = print_expr(draw(conditions()))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 4)))
    return text[:start] + draw(st.sampled_from(["", *_PIECES])) + text[end:]


# Trees whose kinds fit


def _of_kind(environment: Environment, kind: ValueType) -> st.SearchStrategy[Expr]:
    known = [name for name, found in environment.types.items() if found == kind]
    return st.sampled_from(known).map(Name) if known else st.nothing()


def values(kind: ValueType) -> st.SearchStrategy[Literal]:
    """A value of a kind, written out; none where a kind cannot be."""
    match kind:
        case LevelType(_, words) | ChoiceType(words):
            return st.sampled_from(words).map(Literal)
        case NumberType():
            return numbers().map(Literal)
        case DateType():
            return st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(Literal)
        case TextType():
            return texts().map(Literal)
        case _:
            return st.nothing()


def _groups(environment: Environment) -> list[tuple[str, GroupType]]:
    found = environment.types.items()
    return [(name, kind) for name, kind in found if isinstance(kind, GroupType)]


@st.composite
def _tested(draw: st.DrawFn, environment: Environment, function: str) -> Call:
    """A function over a group all of whose members are on one scale, with a test."""
    alike = [(n, g) for n, g in _groups(environment) if len({kind for _, kind in g.members}) == 1]
    name, group = draw(st.sampled_from(alike))
    kind = group.members[0][1]
    test = draw(st.sampled_from(["at_least", "at_most", "equal", "in"]))
    value = draw(values(kind))
    others = tuple(draw(st.lists(values(kind), max_size=2)))
    return Call(function, (Name(name),), ((test, (value, *others) if test == "in" else value),))


@st.composite
def _comparisons(draw: st.DrawFn, environment: Environment, depth: int) -> Expr:
    kinds = [YES_PARTLY_NO, FOUR_POINT, ONE_TO_FIVE, NumberType(), DateType(), TextType()]
    kinds += [ChoiceType(("north", "south"))]
    kind = draw(st.sampled_from(kinds))
    ordered = isinstance(kind, LevelType | NumberType | DateType)
    left = draw(fitting(environment, kind, depth))
    if draw(st.booleans()):
        options = draw(st.lists(values(kind), min_size=1, max_size=3))
        return In(left, tuple(options))
    sign = draw(st.sampled_from(COMPARATORS if ordered else ("==", "!=")))
    right = draw(values(kind) | fitting(environment, kind, depth))
    return Compare(left, ((sign, right),))


def _states(environment: Environment) -> st.SearchStrategy[Expr]:
    single = [n for n, kind in environment.types.items() if not isinstance(kind, GroupType)]
    scaled = [
        (name, word)
        for name, kind in environment.types.items()
        if isinstance(kind, LevelType | NumberType)
        for word in kind.absences
    ]
    ticked = [
        (name, word)
        for name, kind in environment.types.items()
        if isinstance(kind, OptionsType)
        for word in kind.options
    ]
    states = st.sampled_from(["answered", "applies"])
    return st.one_of(
        st.builds(lambda f, n: Call(f, (Name(n),)), states, st.sampled_from(single)),
        st.sampled_from(scaled).map(lambda each: Call("absent", (Name(each[0]), Literal(each[1])))),
        st.sampled_from(ticked).map(lambda each: Has(Literal(each[1]), Name(each[0]))),
    )


def _truths(environment: Environment, depth: int) -> st.SearchStrategy[Expr]:
    simple = st.one_of(
        _of_kind(environment, TruthType()),
        _states(environment),
        _tested(environment, "any_of") | _tested(environment, "all_of"),
    )
    if not depth:
        return simple
    parts = fitting(environment, TruthType(), depth - 1)
    several = st.lists(parts, min_size=2, max_size=3)
    joined = several.map(conjunction) | several.map(disjunction)
    return simple | _comparisons(environment, depth - 1) | st.builds(Not, parts) | joined


def _counts(environment: Environment, depth: int) -> st.SearchStrategy[Expr]:
    scaled = [
        name
        for name, kind in environment.types.items()
        if isinstance(kind, LevelType) and kind.points
    ]
    dates = _of_kind(environment, DateType())
    simple = st.one_of(
        _of_kind(environment, NumberType()),
        st.integers(-3, 30).map(lambda number: Literal(Fraction(number))),
        st.sampled_from(scaled).map(lambda name: Call("points", (Name(name),))),
        _tested(environment, "number_of") | _tested(environment, "share_of"),
        st.builds(lambda a, b: Call("days_between", (a, b)), dates, dates),
    )
    if not depth:
        return simple
    parts = fitting(environment, NumberType(), depth - 1)
    return st.one_of(
        simple,
        st.builds(Arithmetic, st.sampled_from(OPERATORS), parts, parts),
        st.builds(Negate, parts),
        st.builds(lambda f, a, b: Call(f, (a, b)), st.sampled_from(["min", "max"]), parts, parts),
        st.builds(lambda a, b, c: Call("clamp", (a, b, c)), parts, parts, parts),
    )


def fitting(environment: Environment, kind: ValueType, depth: int = 2) -> st.SearchStrategy[Expr]:
    """Trees of one kind, whose parts are all of the kinds they must be."""
    if isinstance(kind, TruthType):
        found = _truths(environment, depth)
    elif isinstance(kind, NumberType):
        found = _counts(environment, depth)
    else:
        found = _of_kind(environment, kind)
    if not depth:
        return found
    parts = fitting(environment, kind, depth - 1)
    tests = fitting(environment, TruthType(), depth - 1)
    return found | st.builds(Choose, tests, parts, parts)
