"""Conditions meant to break or escape: each is refused, at its place, at once.

The numbers are those of the project's list of hostile expressions. Where the language allows more
than that list the language decides, and the test says so.
"""

from __future__ import annotations

import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from qa_framework.expressions import ConditionError, TruthType, check, parse
from qa_framework.problems import Problem
from tests.strategies.conditions import NAMES

QUICK = 0.01  # seconds; a refusal takes microseconds, and the machine may be busy


def problems_of(text: str) -> tuple[Problem, ...]:
    """Read and check a condition; give what is wrong with it."""
    try:
        expr = parse(text)
    except ConditionError as error:
        return error.problems
    return check(expr, NAMES, wanted=TruthType())[1]


def refused(text: str) -> Problem:
    """Give why a text cannot even be read."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    [problem] = caught.value.problems
    return problem


def quickest(action: Callable[[], object]) -> float:
    """Time an action, the best of five, in seconds."""
    times = []
    for _ in range(5):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("text", ["().__class__", "x.__globals__", "__builtins__", "x.__a.b__"])
def test_e01_dunder(text) -> None:
    refused(text)


@pytest.mark.parametrize(
    "text", ["getattr(on_time, 'a')", "type(on_time)", "vars(on_time)", "globals()", "eval('1')"]
)
def test_e02_getattr(text) -> None:
    assert "QA333" in {problem.code for problem in problems_of(text)}


def test_e03_import_open() -> None:
    refused("__import__('os')")
    assert problems_of("open('/etc/hostname')")[0].code == "QA333"


@pytest.mark.parametrize("text", ["f'{x.__class__}'", "f'{1:1000000000}'", 'rb"x"', "u'x'"])
def test_e04_fstring(text) -> None:
    assert refused(text).code == "QA307"


@pytest.mark.parametrize("text", ["'{0.__class__}'.format(x)", "'%1000000000d' % 1"])
def test_e05_format(text) -> None:
    tracemalloc.start()
    try:
        assert refused(text).code == "QA304"
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("text", ["'x'.rjust(10**9)", "x.rjust(10**9)"])
def test_e06_padding(text) -> None:
    refused(text)


def test_a_method_of_a_name_is_an_unknown_function() -> None:
    assert problems_of("late_because.rjust(9) == 'x'")[0].code == "QA333"


@pytest.mark.parametrize("text", ["9**9**9**9", "1<<10**9", "2^9", "1>>2"])
def test_e07_power(text) -> None:
    assert refused(text).code == "QA304"


@pytest.mark.parametrize("text", ["'a'*10**9", "[0]*10**9"])
def test_e08_repeat(text) -> None:
    refused(text)


def test_text_is_never_multiplied() -> None:
    assert problems_of("'a'*1000000000 == 'b'")[0].code == "QA347"


@pytest.mark.parametrize(
    "text",
    [
        "[x for x in y]",
        "{x for x in y}",
        "(x for x in y)",
        "any_of(x for x in y)",
        "lambda: 1",
        "lambda x: x",
        "(x := 1)",
        "await x",
        "yield x",
        "{'a': 1}",
        "x[0]",
        "x[1:2]",
        "*x",
        "f(**x)",
    ],
)
def test_e09_comprehension(text) -> None:
    refused(text)


def test_e10_raise() -> None:
    assert refused("raise SystemExit").code == "QA306"
    assert problems_of("exit()")[0].code == "QA333"


def nested(opening: str, count: int, closing: str = "") -> str:
    """Write `on_time` inside so many brackets or signs."""
    return opening * count + "seen_alone" + closing * count


def test_e11_paren() -> None:
    """The language allows 32 levels, so 17 brackets are fine; the list would refuse them."""
    assert problems_of(nested("(", 17, ")")) == ()
    assert problems_of(nested("(", 31, ")")) == ()
    for count, code in ((32, "QA302"), (100, "QA302"), (199, "QA301"), (100_000, "QA301")):
        text = nested("(", count, ")")
        assert refused(text).code == code
        assert quickest(lambda text=text: refused(text)) < QUICK


def test_e12_unary() -> None:
    """As with brackets, nine minus signs are within the bound of the language."""
    assert problems_of(f"{'-' * 9}visits > 0") == ()
    for text in ("-" * 33 + "visits", "-" * 3_000, "-" * 1_000_000, "not " * 10_000 + "x"):
        assert refused(text).code in {"QA301", "QA302"}
        assert quickest(lambda text=text: refused(text)) < QUICK
    assert refused(nested("not ", 33)).code == "QA302"


def test_e13_long_chain() -> None:
    for sign in ("and", "+", "<"):
        for count in (1_000, 100_000):
            assert refused(f" {sign} ".join(["a"] * count)).code == "QA301"
        assert refused(f" {sign} ".join(["a"] * 129)).code == "QA301"
        assert parse(f" {sign} ".join(["a"] * 128))


@contextmanager
def recursion_limit(limit: int) -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def test_e14_recursionlimit() -> None:
    with recursion_limit(10**6):
        test_e11_paren()
        test_e12_unary()
        test_e13_long_chain()


def test_e11_to_e13_in_a_thread_of_64_kilobytes() -> None:
    done = []
    before = threading.stack_size(64 * 1024)
    try:
        thread = threading.Thread(target=lambda: done.append(_read_deep_ones()))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert done == [True]


def _read_deep_ones() -> bool:
    deepest = [nested("(", 31, ")"), nested("-", 31), nested("not ", 31), " + ".join(["a"] * 128)]
    deepest.append(" else ".join(["a if b"] * 31) + " else c")
    for text in deepest:
        check(parse(text), NAMES)
    for text in (nested("(", 199, ")"), "-" * 400, " and ".join(["a"] * 129)):
        try:
            parse(text)
        except ConditionError:
            continue
        return False
    return True


@pytest.mark.parametrize(
    "text",
    ["\uff45val('1')", "\ufb01eld == 1", "\U0001d431 == 1", "\u0430ge == 1", "ag\u0435 == 1"],
)
def test_e15_nfkc(text) -> None:
    assert refused(text).code == "QA305"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a\0 == 1", 2),
        ("\ufeffa == 1", 1),
        ("a\u00a0== 1", 2),
        ("a == \u202e1", 6),
        ("a == 'b\u202ec'", 6),
        ("a == 1 # note", 8),
        ("a == 1; b == 2", 7),
        ("a == \\\n1", 6),
        ("a\t== 1", 2),
        ("a == 'b\tc'", 6),
        ("a\r== 1", 2),
        ("a == '\ud800'", 6),
        ("a == '\u200b'", 6),
    ],
)
def test_e16_hidden(text, column) -> None:
    """A line break is a space: conditions may be folded over lines in YAML."""
    assert refused(text).span.column == column
    assert parse("seen_alone\nand act_today") == parse("seen_alone and act_today")


@pytest.mark.parametrize(
    "text",
    [
        "1j > 0",
        "... > 0",
        "b'' == a",
        "0x1 > 0",
        "1_0 > 0",
        "9" * 5_000 + " > 0",
        "9" * 19 + " > 0",
        "0.123456789012345678 > 0",
        "a == 'b' 'c'",
        "1e5 > 0",
        "007 > 0",
        ".5 > 0",
        "5. > 0",
        "1if a else b",
        "٣ > 0",
        "a == 'b''c'",
    ],
)
def test_e17_literals(text) -> None:
    refused(text)


def test_e18_slash() -> None:
    """Division by zero is read, and its value is defined: unknown."""
    assert refused("1//0 > 0").code == "QA304"
    assert refused("visits % 0 > 1").code == "QA304"
    assert problems_of("1/0 > 1") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 < 'a'", "QA343"),
        ("true + true > 1", "QA330"),
        ("seen_alone + seen_alone > 1", "QA347"),
        ("'1' == 1", "QA343"),
        ("None < 1", "QA330"),
        ("True", "QA330"),
        ("'yes'", "QA350"),
        ("1", "QA350"),
        ("not 1", "QA348"),
        ("risk == 3", "QA343"),
        ("visits == date('2026-01-31')", "QA343"),
        ("seen_alone == act_today", "QA346"),
    ],
)
def test_e19_types(text, code) -> None:
    assert code in {problem.code for problem in problems_of(text)}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("on_tme == 'yes'", "did you mean `on_time`?"),
        ("On_time == 'yes'", "did you mean `on_time`?"),
        ("impact.grde == 'good'", "did you mean `impact.grade`?"),
        ("any_of(plannig, equal='yes')", "did you mean `planning`?"),
    ],
)
def test_e20_unknown_name(text, hint) -> None:
    [problem] = problems_of(text)
    assert (problem.code, problem.hint) == ("QA330", hint)


def test_e23_regex() -> None:
    """There are no patterns: a text is compared, whatever stands in it."""
    assert problems_of("matches(late_because, '(a+)+$')")[0].code == "QA333"
    assert problems_of("late_because == '(a+)+$'") == ()
    assert refused("late_because == '(a)(b)\\1'").code == "QA307"
    assert quickest(lambda: refused("'" + "(a" * 500_000)) < QUICK


def test_nothing_hostile_is_slow() -> None:
    worst = [
        "'" * 1_000,
        "\"'" * 500,
        "a." * 500,
        "1." * 500,
        "9" * 1_000,
        "a" * 999 + "'",
        " " * 1_000,
        "=" * 1_000,
        "(" * 1_000,
        "f(" * 500,
    ]
    for text in worst:
        assert quickest(lambda text=text: refused(text)) < QUICK
