"""The structured form: what it reads to, what it is written from, what is said where it is wrong."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from qa_framework.expressions import ConditionError, from_structured, parse, to_structured, walk
from qa_framework.expressions.structured import JOINING_KEYS, TEST_KEYS, Path
from qa_framework.problems import Source, Span


class Places:
    """Places that tell the path: the line is its length, the source its steps."""

    def value(self, path: Path) -> Span:
        return Span(Source("/".join(map(str, path)), ""), 1 + len(path), 1, 2)

    def key(self, path: Path) -> Span:
        return Span(Source("key " + "/".join(map(str, path)), ""), 1 + len(path), 1, 2)


SAME = [
    ({"question": "q", "at_least": "good"}, "q >= 'good'"),
    ({"question": "q", "at_most": 2}, "q <= 2"),
    ({"question": "q", "more_than": Fraction(5, 2)}, "q > 2.5"),
    ({"question": "q", "less_than": date(2026, 1, 31)}, "q < date('2026-01-31')"),
    ({"question": "q", "equal": "2"}, "q == '2'"),
    ({"question": "impact.grade", "not_equal": "good"}, "impact.grade != 'good'"),
    ({"question": "q", "in": ["a", Fraction(1)]}, "q in ('a', 1)"),
    ({"not": {"question": "q", "in": ["a"]}}, "q not in ('a')"),
    ({"question": "q", "has": "a"}, "'a' in q"),
    ({"question": "q", "absent": "not_seen"}, "absent(q, 'not_seen')"),
    ({"question": "q", "answered": True}, "answered(q)"),
    ({"question": "q", "answered": False}, "not answered(q)"),
    ({"question": "q", "applies": True}, "applies(q)"),
    ({"question": "q", "holds": True}, "q"),
    ({"question": "q", "holds": False}, "not q"),
    ({"all": ["a", {"any": ["b", "c"]}]}, "a and (b or c)"),
    ({"not": {"all": ["a", "b"]}}, "not (a and b)"),
    (
        {"all": ["number_of(g, equal='no') >= 2", "not not a"]},
        "number_of(g, equal='no') >= 2 and not not a",
    ),
]


@pytest.mark.parametrize(("data", "text"), SAME)
def test_the_structured_form_and_the_text_read_to_the_same_tree(data, text) -> None:
    assert from_structured(data) == parse(text)
    assert from_structured(to_structured(parse(text))) == parse(text)


@pytest.mark.parametrize("text", ["1 < q < 3", "q == r", "a + 1 > 2", "f(a)", "'x' == q", "2"])
def test_what_the_form_cannot_say_stays_text(text) -> None:
    assert to_structured(parse(text)) == text


def test_every_key_of_the_form_is_used_when_writing() -> None:
    written = [to_structured(parse(text)) for text in [*(text for _, text in SAME), "a or b"]]
    used = {key for data in written if isinstance(data, dict) for key in data}
    assert used == {*JOINING_KEYS, *TEST_KEYS, "question"}


@pytest.mark.parametrize("switch", ["yes", "true", True])
def test_a_switch_is_yes_or_true(switch) -> None:
    assert from_structured({"question": "q", "answered": switch}) == parse("answered(q)")


def test_a_list_of_one_is_what_it_holds_and_lists_of_one_kind_are_joined() -> None:
    assert from_structured({"all": ["a"]}) == parse("a")
    assert from_structured({"any": ["a or b", {"any": ["c", "d"]}]}) == parse("a or b or c or d")
    assert from_structured({"question": "q", "equal": Decimal("2.50")}) == parse("q == 2.5")


def said(data: object) -> list[tuple[str, str, str, str | None]]:
    """Give place, code, message and hint of each problem."""
    with pytest.raises(ConditionError) as caught:
        from_structured(data, places=Places())  # type: ignore[arg-type]  # some data is wrong on purpose
    return [(p.span.source.name, p.code, p.message, p.hint) for p in caught.value.problems]


WRONG = [
    (
        [],
        "",
        "QA321",
        "wanted a condition: text, or a map with `all`, `any`, `not` or `question`",
        None,
    ),
    (
        True,
        "",
        "QA321",
        "wanted a condition: text, or a map with `all`, `any`, `not` or `question`",
        None,
    ),
    ({}, "", "QA320", "wanted one of `all`, `any`, `not`, `question`", None),
    (
        {"questoin": "q", "equal": "a"},
        "key questoin",
        "QA320",
        "wanted one of `all`, `any`, `not`, `question`, found `questoin`",
        "did you mean `question`?",
    ),
    ({"all": []}, "all", "QA321", "`all` wants a list of one condition or more", None),
    ({"any": "a"}, "any", "QA321", "`any` wants a list of one condition or more", None),
    ({"all": ["a"], "any": ["b"]}, "key any", "QA320", "`any` cannot stand beside `all`", None),
    (
        {"not": "a", "question": "b"},
        "key question",
        "QA320",
        "`question` cannot stand beside `not`",
        None,
    ),
    ({"not": "a = b"}, "not", "QA304", "the sign `=` does not compare", "write `==` to compare"),
    (
        {"question": "q"},
        "",
        "QA320",
        "`question` wants one test beside it, found none",
        "such as `equal`, `at_least`, `at_most`, `in` or `answered`",
    ),
    (
        {"question": "q", "equal": "a", "at_most": "b"},
        "",
        "QA320",
        "`question` wants one test beside it, found `equal` and `at_most`",
        None,
    ),
    (
        {"question": "q", "at_mst": "b"},
        "key at_mst",
        "QA320",
        "`at_mst` cannot stand beside `question`",
        "did you mean `at_most`?",
    ),
    (
        {"question": "q r", "equal": "a"},
        "question",
        "QA321",
        "`question` wants a name, such as `on_time` or `impact.grade`",
        None,
    ),
    (
        {"question": "q", "equal": ["a"]},
        "equal",
        "QA321",
        "`equal` wants words, numbers or dates",
        None,
    ),
    (
        {"question": "q", "equal": True},
        "equal",
        "QA321",
        "`equal` wants words, numbers or dates",
        None,
    ),
    ({"question": "q", "equal": 10**18}, "equal", "QA321", "a number has at most 18 digits", None),
    (
        {"question": "q", "equal": "a\\"},
        "equal",
        "QA321",
        "a quoted text cannot hold a backslash",
        None,
    ),
    ({"question": "q", "has": 1}, "has", "QA321", "`has` wants a word", None),
    ({"question": "q", "in": []}, "in", "QA321", "`in` wants a list of one value or more", None),
    ({"question": "q", "in": [["a"]]}, "in/0", "QA321", "`in` wants words, numbers or dates", None),
    (
        {"question": "q", "answered": "maybe"},
        "answered",
        "QA321",
        "`answered` wants yes or no",
        None,
    ),
]


@pytest.mark.parametrize(("data", "place", "code", "message", "hint"), WRONG)
def test_what_is_no_condition_is_told_why(data, place, code, message, hint) -> None:
    assert said(data) == [(place, code, message, hint)]


def test_all_problems_are_told_at_once() -> None:
    data = {"all": ["a = b", {"question": "q", "in": [1.0, "\\"]}], "also": 1}
    with pytest.raises(TypeError, match="an exact number"):
        from_structured(data)
    data["all"] = ["a = b", {"question": "q", "in": ["\\", "'\""]}]
    places = [place for place, *_ in said(data)]
    assert places == ["key also", "all/0", "all/1/in/0", "all/1/in/1"]


@pytest.mark.parametrize("value", [1.5, None, datetime(2026, 1, 31)])  # noqa: DTZ001 - refused
def test_what_is_no_plain_data_is_a_programmers_mistake(value) -> None:
    with pytest.raises(TypeError):
        from_structured({"question": "q", "equal": value})


def test_every_part_has_its_place() -> None:
    expr = from_structured({"all": [{"question": "q", "equal": "a"}, "b"]}, places=Places())
    names = [node.span.source.name for node in walk(expr)]
    assert names == ["", "all/0", "all/0/question", "all/0/equal", "all/1"]


def test_the_bounds_of_text_hold_for_the_structured_form() -> None:
    deep: object = "a"
    for _ in range(40):
        deep = {"not": deep}
    assert [code for _, code, *_ in said(deep)] == ["QA302"]
    for _ in range(5_000):
        deep = {"not": deep}
    assert [code for _, code, *_ in said(deep)] == ["QA302"]
    assert [code for _, code, *_ in said({"any": ["a"] * 300})] == ["QA301"]
    assert [place for place, *_ in said({"any": ["a"] * 300})] == [""]
