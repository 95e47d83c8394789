"""One file to definitions: each document becomes one, or says what keeps it from that."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_framework.definitions import Scale, Tool
from qa_framework.loading.cache import Cache
from qa_framework.loading.documents import FileContent, read_file, tool_of_cases, with_cases
from qa_framework.loading.text import DEFAULT_BOUNDS

SCALE = "kind: scale\nid: s\nversion: 1.0.0\ntitle: S\nlevels: {a: {}}\n"
TOOL = "kind: tool\nid: t\nversion: 1.0.0\ntitle: T\nsections: []\n"
CASES = "cases: [{name: a, expect: {m: out}}]\nclaims: [{improves: m}]\n"


def read(text: str, name: str = "f.yaml") -> FileContent:
    return read_file(text.encode("utf-8"), name)


def said(content: FileContent) -> list[str]:
    """Write what is wrong with a file and its definitions: place, code, message, hint."""
    problems = [*content.problems, *(each for item in content.items for each in item.problems)]
    return [
        f"{each.span.line}:{each.span.column} {each.code} {each.message}"
        + (f" | {each.hint}" if each.hint else "")
        for each in problems
    ]


def test_a_definition_is_read_with_its_kind_and_id() -> None:
    (item,) = read(SCALE).items
    assert (item.kind, item.id, item.whole) == ("scale", "s", True)
    assert isinstance(item.definition, Scale)


def test_one_file_holds_several_definitions() -> None:
    """What the hostile corpus calls Y53: here several documents in one file are allowed."""
    content = read(f"{SCALE}---\n{TOOL}---\n{SCALE}")
    assert [(item.kind, item.id) for item in content.items] == [
        ("scale", "s"),
        ("tool", "t"),
        ("scale", "s"),
    ]


WRONG = {
    "": "1:1 QA209 there is nothing in this file"
    " | write a definition, which begins `kind: tool`, for instance; or delete the file",
    "# only a comment\n": "1:1 QA209 there is nothing in this file"
    " | write a definition, which begins `kind: tool`, for instance; or delete the file",
    "- kind: scale\n": "1:1 QA209 wanted a definition, found a list"
    " | a definition is a map of keys that begins `kind: tool`, for instance",
    "hello\n": "1:1 QA209 wanted a definition, found `hello`"
    " | a definition is a map of keys that begins `kind: tool`, for instance",
    "id: s\n": "1:1 QA202 `kind` is missing"
    " | add `kind:`, one of `framework`, `scale`, `rubric`, `tool`, `sampling`",
    "kin: scale\n": "1:1 QA202 `kind` is missing | is `kin` meant?",
    "kind: tol\n": "1:7 QA207 there is no kind `tol` | did you mean `tool`?",
    "kind: form\n": "1:7 QA207 there is no kind `form`"
    " | the kinds are `framework`, `scale`, `rubric`, `tool`, `sampling`",
    "kind: [tool]\n": "1:7 QA207 `kind` wants the name of a kind, found a list"
    " | the kinds are `framework`, `scale`, `rubric`, `tool`, `sampling`",
    "kind:\n": "1:6 QA207 `kind` wants the name of a kind, found nothing"
    " | the kinds are `framework`, `scale`, `rubric`, `tool`, `sampling`",
    "kind: moderation\n": "1:7 QA208 definitions of the kind `moderation` cannot be used yet"
    " | take it out: this version of the library does not know what to do with it",
    f"kind: {'x' * 70}\n": f"1:7 QA207 there is no kind `{'x' * 40}`"
    " | the kinds are `framework`, `scale`, `rubric`, `tool`, `sampling`",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_definition_says_so(text: str) -> None:
    content = read(text)
    assert content.items == ()
    assert said(content) == [WRONG[text]]


@pytest.mark.parametrize("kind", ["follow_up", "programme", "report"])
def test_a_kind_that_is_not_built_yet_says_so(kind: str) -> None:
    (found,) = said(read(f"kind: {kind}\n"))
    assert found.startswith(f"1:7 QA208 definitions of the kind `{kind}` cannot be used yet")


def test_one_document_that_is_none_leaves_the_others() -> None:
    content = read(f"{SCALE}---\nhello\n---\n{TOOL}")
    assert [item.id for item in content.items] == ["s", "t"]
    assert [each.split()[1] for each in said(content)] == ["QA209"]


def test_what_is_wrong_with_a_definition_is_its_own() -> None:
    content = read(f"{SCALE}lable: x\n---\n{TOOL}")
    scale, tool = content.items
    assert [each.code for each in scale.problems] == ["QA201"]
    assert scale.whole
    assert (tool.problems, content.problems) == ((), ())


def test_a_definition_that_lost_a_part_others_may_name_is_not_whole() -> None:
    (item,) = read(SCALE.replace("{a: {}}", "{a: {}, 'B c': {}}")).items
    assert not item.whole
    assert isinstance(item.definition, Scale)
    assert [*item.definition.levels] == ["a"]


def test_a_file_that_is_no_yaml_holds_nothing() -> None:
    content = read("kind: [\n")
    assert content.items == ()
    assert [each.split()[1] for each in said(content)] == ["QA112"]


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    content = read("#" * (DEFAULT_BOUNDS.file + 1))
    assert [each.split()[1] for each in said(content)] == ["QA101"]


def test_a_duplicate_key_leaves_the_definition_sound() -> None:
    content = read(SCALE + "title: Again\n")
    assert [each.split()[:2] for each in said(content)] == [["6:1", "QA120"]]
    assert content.items[0].definition is not None


# Cases


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("phq-9.cases.yaml", "phq-9"),
        ("folder/phq-9.cases.yml", "phq-9"),
        ("PHQ-9.Cases.YAML", "PHQ-9"),
        (".cases.yaml", ""),
        ("cases.yaml", None),
        ("phq-9.yaml", None),
    ],
)
def test_a_file_of_cases_is_known_by_its_name(name: str, tool: str | None) -> None:
    assert tool_of_cases(name) == tool


def test_a_file_of_cases_holds_cases_and_claims() -> None:
    content = read(CASES, "t.cases.yaml")
    assert content.cases is not None
    assert [case.name for case in content.cases.cases] == ["a"]
    assert [claim.improves for claim in content.cases.claims] == ["m"]
    assert content.items == ()


def test_a_file_of_cases_holds_one_document() -> None:
    content = read(f"{CASES}---\n{CASES}", "t.cases.yaml")
    assert content.cases is not None
    assert len(content.cases.cases) == 1
    assert said(content) == [
        (
            "4:1 QA209 a file of cases holds one document"
            " | put all cases into one list, and take out the `---`"
        )
    ]


@pytest.mark.parametrize("text", ["[]", "hello", "cases: none"])
def test_a_file_of_cases_that_holds_none_says_so(text: str) -> None:
    assert [each.split()[1] for each in said(read(text, "t.cases.yaml"))] == ["QA203"]


def test_an_empty_file_of_cases_says_so() -> None:
    assert [each.split()[1] for each in said(read("", "t.cases.yaml"))] == ["QA209"]


def test_cases_are_put_to_a_tool_after_its_own() -> None:
    (item,) = read(TOOL + "cases: [{name: own, expect: {m: out}}]\n").items
    cases = read(CASES, "t.cases.yaml").cases
    assert cases is not None
    tool = with_cases(item, cases).definition
    assert isinstance(tool, Tool)
    assert [case.name for case in tool.cases] == ["own", "a"]
    assert len(tool.claims) == 1


def test_cases_are_put_to_nothing_but_tools() -> None:
    (item,) = read(SCALE).items
    cases = read(CASES, "t.cases.yaml").cases
    assert cases is not None
    assert with_cases(item, cases) == item


# The cache


def test_a_file_that_was_read_before_is_read_alike(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first = read_file(SCALE.encode(), "f.yaml", cache)
    assert len([*tmp_path.iterdir()]) == 1
    again = read_file(SCALE.encode(), "g.yaml", cache)
    assert again.items[0].definition == first.items[0].definition
    definition = again.items[0].definition
    assert definition is not None
    assert str(definition.place.value("id")) == "g.yaml:2:5"
