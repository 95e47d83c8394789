"""The converter reads each kind of value strictly; each code of structure has its place and hint."""

from __future__ import annotations

import socket

import pytest
from cattrs.errors import StructureHandlerNotFoundError
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import KINDS
from qa_framework.definitions.cases import CaseFile
from qa_framework.loading.models import fields_of
from qa_framework.loading.nodes import Mapping
from qa_framework.loading.structuring import make_converter, read_model
from qa_framework.problems import CODES, render
from tests.loading.definitions_text import RUBRIC, SCALE, TOOL, only, problems_of, told
from tests.loading.reading_both import read

QUESTION = TOOL + "        "

# Each code of structure: its place and hint


NAME_WORDS = "a lower-case letter, then lower-case letters, digits and `_`"
CODES_OF_STRUCTURE = {
    "QA201": (
        QUESTION + "weigth: 2\n",
        (12, 9, "unknown key `weigth`", "did you mean `weight`?"),
    ),
    "QA202": (
        SCALE.replace("version: 1.0.0\n", ""),
        (1, 1, "`version` is missing", "add `version: 1.0.0`"),
    ),
    "QA203": (
        QUESTION + "reverse: on\n",
        (12, 18, "wanted `yes` or `no`, found `on`", "write `yes`"),
    ),
    "QA204": (
        TOOL.replace("id: seen", "id: Was seen"),
        (
            9,
            13,
            f"`Was seen` is not written as {NAME_WORDS}",
            "write `was_seen`",
        ),
    ),
    "QA205": (
        SCALE.replace("1.0.0", "1.10"),
        (3, 10, "`1.10` is not a version", "a version has three parts: 1.10.0"),
    ),
    "QA206": (
        TOOL.replace("four-point", "four point"),
        (11, 16, "`four point` is not the name of a definition", "write `four-point`"),
    ),
}
CODES_OF_DOCUMENTS = {"QA207", "QA208", "QA209"}
"""Codes of what is no definition of a kind we know; see test_documents.py."""


@pytest.mark.parametrize("code", CODES_OF_STRUCTURE)
def test_a_problem_of_structure_has_its_place_and_hint(code):
    text, wanted = CODES_OF_STRUCTURE[code]
    assert told(text) == [(code, *wanted)]


def test_every_code_of_structure_is_tested():
    known = {code for code in CODES if code.startswith("QA2")}
    assert set(CODES_OF_STRUCTURE) | CODES_OF_DOCUMENTS == known


def test_a_problem_is_shown_with_its_line_a_mark_and_a_hint():
    (problem,) = problems_of(CODES_OF_STRUCTURE["QA201"][0])
    assert render(problem) == (
        "f.yaml:12:9: QA201 unknown key `weigth`\n"
        "   12 |         weigth: 2\n"
        "      |         ^^^^^^\n"
        "  hint: did you mean `weight`?"
    )


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (SCALE.replace("kind: scale", "kind: scael"), "QA207", (1, 7)),
        (SCALE.replace("kind: scale", "kind: moderation"), "QA208", (1, 7)),
        (f"{SCALE}---\njust words\n", "QA209", (9, 1)),
    ],
)
def test_what_is_no_definition_of_a_known_kind_is_refused_with_a_hint(text, code, place):
    ((found, line, column, _, hint),) = told(text)
    assert (found, (line, column)) == (code, place)
    assert hint


# S01, S02, S09 of the corpus


def test_s01_extra_field():
    text = QUESTION + "wieght: 5\n"
    assert told(text) == [("QA201", 12, 9, "unknown key `wieght`", "did you mean `weight`?")]


COERCIONS = {
    "no is not true": ("reverse: 'no'", "wanted `yes` or `no`"),
    "an empty text is not false": ("reverse: ''", "wanted `yes` or `no`"),
    "1 is not yes": ("reverse: 1", "wanted `yes` or `no`"),
    "a list is not yes": ("reverse: [no]", "wanted `yes` or `no`"),
    "2.9 is not 2": ("steps: 2.9", "wanted a whole number"),
    "2.0 is not 2": ("steps: 2.0", "wanted a whole number"),
    "quoted 3 is not 3": ("steps: '3'", "wanted a whole number"),
    "yes is not 1": ("steps: yes", "wanted a whole number"),
    "1_000 is not 1000": ("steps: 1_000", "wanted a whole number"),
    "nothing is not a number": ("weight:", "wanted a number"),
    "true is not a number": ("weight: true", "wanted a number"),
    "1e3 is not a number": ("weight: 1e3", "wanted a number"),
    "nan is not a number": ("weight: .nan", "wanted a number"),
    "nothing is not text": ("help:", "wanted text"),
    "a list is not text": ("help: [a, b]", "wanted text"),
    "text is not a list of letters": ("tags: abc", "wanted a list"),
    "a map is not the list of its keys": ("tags: {a.b: 1}", "wanted a list"),
    "pairs are not a map": ("options: [[a, A], [b, B]]", "wanted a map of keys"),
    "a date is not another": ("least: 2026-05-04", "wanted a number"),
}
"""What the default hooks of cattrs take for what it is not, and what is wanted instead."""


@pytest.mark.parametrize(("line", "wanted"), COERCIONS.values(), ids=COERCIONS.keys())
def test_s02_coercion(line, wanted):
    if line.startswith("steps"):
        text = RUBRIC.replace("of: questions", f"judgement: {{{line}}}")
    else:
        text = f"{QUESTION}{line}\n"
    ((code, _, _, message, _),) = told(text)
    assert code == "QA203"
    assert message.startswith(wanted)


def test_s02_a_number_is_text_only_where_text_is_wanted_and_keeps_its_digits():
    (question,) = only(QUESTION + "help: 1.10\n").questions
    assert question.help == "1.10"


ADDRESSES = {
    "file:///etc/passwd": False,
    "javascript:alert(1)": False,
    "data:text/html;base64,PHA+": False,
    "ftp://example.org/a": False,
    "//example.org/a": False,
    "https://example.org/a": True,
    "http://169.254.169.254/": True,
}


@pytest.mark.parametrize(("address", "taken"), ADDRESSES.items())
def test_s09_ref_url(address, taken, monkeypatch):
    """An address of the web is text to show. Nothing ever opens it, so none is refused as a host."""

    def refuse(*_, **__):
        raise AssertionError("something reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    problems = told(SCALE + f"cites: [{{source: S, url: '{address}'}}]\n")
    if taken:
        assert problems == []
    else:
        ((code, line, column, message, _),) = problems
        assert (code, line, column) == ("QA204", 8, 26)
        assert message == f"`{address}` is not written as an address that begins with https://"


# The converter


@pytest.mark.parametrize("model", [*KINDS.values(), CaseFile])
def test_the_converter_knows_every_field_of_every_model(model):
    converter = make_converter()
    seen, waiting = set(), [(model, True)]
    while waiting:
        current, top = waiting.pop()
        for name, slot in read_model(current, converter, top=top).slots.items():
            assert type(slot.read).__module__.startswith("qa_framework") or (
                slot.read.__module__.startswith("qa_framework")
            ), name
            inside = getattr(slot.read, "model", None)
            if inside is not None and inside not in seen:
                seen.add(inside)
                waiting.append((inside, False))


def test_what_the_converter_does_not_know_it_does_not_guess_at():
    with pytest.raises(StructureHandlerNotFoundError, match="complex"):
        make_converter().get_structure_hook(complex)


@given(data=st.data())
def test_any_value_under_any_key_is_read_or_refused_with_a_place(data):
    """Nothing that YAML can say breaks the reading; what is refused has a place in the file."""
    kind = data.draw(st.sampled_from(list(KINDS)))
    keys = st.sampled_from([*fields_of(KINDS[kind], top=True), "odd"])
    words = st.sampled_from(["a", "no", "1", "1.5", "''", "a: b", "{}", "[]", "{a: b}", "[a, [b]]"])
    chosen = data.draw(st.dictionaries(keys, words, max_size=6))
    lines = [
        f"{key}: {value if ': ' not in value else repr(value)}" for key, value in chosen.items()
    ]
    for problem in problems_of("\n".join([f"kind: {kind}", *lines, ""])):
        assert problem.code.startswith(("QA2", "QA3"))
        assert 1 <= problem.span.line <= len(lines) + 1
        assert "qa_framework" not in problem.message


DEEP = "{a: [" * 11 + "b" + "]}" * 11


@pytest.mark.parametrize("key", fields_of(KINDS["tool"], top=True))
def test_what_is_nested_as_deep_as_may_be_is_read_or_refused(key):
    (node,) = read(f"kind: tool\n{key}: {DEEP}\n").nodes
    assert isinstance(node, Mapping)
    assert problems_of(f"kind: tool\n{key}: {DEEP}\n")
