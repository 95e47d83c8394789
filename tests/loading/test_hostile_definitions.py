"""Hostile definitions, case by case: what only those see who know what a key takes.

Each test is named after an entry of the project's list of hostile files; the other entries are in
test_hostile_yaml.py. Where the language page says otherwise than that list, the page decides, and
the test says so.
"""

from __future__ import annotations

import time

import pytest

from qa_framework.catalogue import Catalogue
from qa_framework.checking import check_definition
from tests.loading.definitions_text import RUBRIC, SCALE, TOOL, marked, only, problems_of, told
from tests.loading.reading_both import PARSERS, read

QUESTION = TOOL + "        "
SOON = 1.0  # seconds, for any refusal


@pytest.fixture(autouse=True)
def quick_and_usable_afterwards():
    """Whatever a case did, it did it soon, and the next good file is read."""
    start = time.process_time()
    yield
    assert time.process_time() - start < SOON
    assert told(SCALE) == []


def of_text(written: str) -> object:
    (question,) = only(f"{QUESTION}help: {written}\n").questions
    return question.help


def refused(line: str) -> str:
    """Give what is said of a line of a question, which is wrong at its value."""
    ((code, number, column, message, _),) = told(f"{QUESTION}{line}\n")
    key = line.partition(":")[0]
    assert (code, number, column) == ("QA203", 12, 11 + len(key))
    return message


def test_y04_dup_question_id():
    """The list asks for the places of both; the message names the one, its mark is the other."""
    text = TOOL + "      - {id: seen, ask: And again?, type: text}\n"
    tool = only(text)
    found = check_definition(tool, Catalogue().with_(tool, only(SCALE))).problems
    (problem,) = (each for each in found if each.code == "QA580")
    assert (problem.span.line, problem.span.column) == (12, 14)
    assert "9:13" in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize("written", ["no", "off", "y", "Yes", "ON", "true", "NO"])
def test_y39_norway_is_kept_as_text(written):
    assert of_text(written) == written


@pytest.mark.parametrize(
    ("written", "hint"),
    [("off", "no"), ("y", "yes"), ("Yes", "yes"), ("ON", "yes"), ("N", "no"), ("NO", "no")],
)
def test_y39_norway_is_no_switch_but_says_which(written, hint):
    """`yes` and `no`, and `true` and `false`, are the switches of the language."""
    assert told(f"{QUESTION}reverse: {written}\n") == [
        ("QA203", 12, 18, f"wanted `yes` or `no`, found `{written}`", f"write `{hint}`")
    ]


OCTAL = ["010", "00123", "0o10"]
SEXAGESIMAL = ["1:30", "12:30:45"]
UNDERSCORED = ["1_000", "-_", "0x_", "._", "0b_", "0o_", "_1"]
ENDLESS = [".nan", ".inf", "-.inf", "1e400"]


@pytest.mark.parametrize("written", OCTAL)
def test_y40_octal(written):
    assert of_text(written) == written
    assert refused(f"weight: {written}") == f"wanted a number, found `{written}`"


@pytest.mark.parametrize("written", SEXAGESIMAL)
def test_y41_sexagesimal(written):
    assert of_text(written) == written
    assert refused(f"weight: {written}") == f"wanted a number, found `{written}`"


@pytest.mark.parametrize("written", UNDERSCORED)
def test_y42_underscore(written):
    assert of_text(written) == written
    assert refused(f"weight: {written}") == f"wanted a number, found `{written}`"


@pytest.mark.parametrize("written", ENDLESS)
def test_y43_nan_inf(written):
    assert of_text(written) == written
    assert refused(f"weight: {written}") == f"wanted a number, found `{written}`"


LONG = {
    "19 digits": "9" * 19,
    "4300 digits": "9" * 4_300,
    "5000 digits": "9" * 5_000,
    "60000 digits": "9" * 60_000,
    "60000 digits after the point": f"0.{'9' * 60_000}",
    "60000 digits below nought": f"-{'9' * 60_000}",
    "hexadecimal": f"0x{'f' * 60_000}",
}
PLACES_OF_NUMBERS = {
    "a weight": QUESTION + "weight: DIGITS\n",
    "an edge": RUBRIC + "bands: [{grade: a, at_least: DIGITS}]\n",
    "an edge over another": RUBRIC + "bands: [{grade: a, at_least: DIGITS/3}]\n",
    "an edge of the possible": RUBRIC + "bands: [{grade: a, at_least: 1 of DIGITS}]\n",
    "a share": RUBRIC.replace("block", "{needs_share: DIGITS %}"),
    "a count": RUBRIC.replace("block", "{needs_answered: DIGITS}"),
    "a version": SCALE.replace("1.0.0", "1.0.DIGITS"),
}


@pytest.mark.parametrize("digits", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("place", PLACES_OF_NUMBERS)
def test_y44_long_int(place, digits):
    """A million digits are refused before this: no text has more than 65,536 characters."""
    (problem,) = problems_of(PLACES_OF_NUMBERS[place].replace("DIGITS", digits))
    assert problem.code == ("QA205" if place == "a version" else "QA203")
    assert len(f"{problem.message} {problem.hint}") < 200


def test_y44_long_int_in_a_reference_and_in_a_condition():
    digits = "9" * 5_000
    assert [each[0] for each in told(TOOL.replace("four-point", f"four-point@^{digits}"))] == [
        "QA206"
    ]
    assert [each[0] for each in told(f"{QUESTION}applies_when: seen > {digits}\n")] == ["QA301"]
    assert [each[0] for each in told(f"{QUESTION}applies_when: seen > {digits[:900]}\n")] == [
        "QA308"
    ]


@pytest.mark.parametrize("written", ["1.10", "'1.10'"])
def test_y45_version_float(written):
    """The list's hint is to quote it; three parts are what is wanted, quoted or not."""
    (found,) = told(SCALE.replace("1.0.0", written))
    assert found[:3] == ("QA205", 3, 10)
    assert found[4] == "a version has three parts: 1.10.0"


@pytest.mark.parametrize("written", ["2024-13-45", "2024-02-30", "0000-01-01"])
def test_y46_bad_date(written):
    text = f"{TOOL}cases: [{{name: N, date: {written}, expect: {{}}}}]\n"
    message = f"wanted a day that exists, found `{written}`"
    assert told(text) == [("QA203", 12, 25, message, None)]
    assert of_text(written) == written


WRONG_TOPS = {
    "empty": "",
    "spaces": "  \n\n",
    "comment": "# nothing here yet\n",
    "dashes": "---\n",
    "scalar": "supervision",
    "number": "42",
    "list": "- kind: tool\n- id: a\n",
    "html": "<!DOCTYPE html>\n<html><body>Not found</body></html>\n",
    "toml": "[tool]\nid = 'a'\n",
    "toml without a table": "id = 'a'\nkind = 'tool'\n",
    "ini": "[tool]\n",
    "csv": "hygiene,structural\n5,10\n",
    "json list": '[{"kind": "tool"}]',
}


@pytest.mark.parametrize("text", WRONG_TOPS.values(), ids=WRONG_TOPS.keys())
def test_y54_wrong_top(text):
    found = problems_of(text)
    assert found
    assert {each.code for each in found} <= {"QA209", "QA110", "QA113", "QA114"}
    assert all(each.severity == "error" and each.hint for each in found)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_y54_json_that_is_a_definition_is_one(parser):
    """JSON is YAML: what a program writes is read too."""
    text = '{"kind": "scale", "id": "a", "version": "1.0.0", "title": "A", "levels": {"4": {}}}'
    assert read(text, parser).problems == ()
    assert list(only(text).levels) == ["4"]


# Entries on definitions


def test_s08_huge_tool():
    """The language page names no bound; the library's is 2,000 questions."""
    questions = "".join(f"      - {{id: q{n}, ask: Q, type: text}}\n" for n in range(2_001))
    tool = only(TOOL.partition("      - id: seen")[0] + questions)
    found = check_definition(tool, Catalogue().with_(tool)).problems
    assert [each.code for each in found if each.severity == "error"] == ["QA585"]
    (problem,) = (each for each in found if each.code == "QA585")
    assert problem.span.line == 6
    assert "2,000" in problem.message


@pytest.mark.parametrize("written", ["-1", "-0.5"])
def test_s05_negative_weight(written):
    tool = only(f"{QUESTION}weight: {written}\n")
    found = check_definition(tool, Catalogue().with_(tool, only(SCALE))).problems
    (problem,) = (each for each in found if each.code == "QA588")
    assert marked(problem) == written


def test_s05_weights_are_exact():
    """The list doubts 1e-320 and ten times 0.1: the first is no number here, the second is 1."""
    assert refused("weight: 1e-320") == "wanted a number, found `1e-320`"
    (question,) = only(f"{QUESTION}weight: 0.1\n").questions
    assert question.weight * 10 == 1
