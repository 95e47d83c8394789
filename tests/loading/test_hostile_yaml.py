"""Hostile YAML, case by case: read, or refused with a code and a place, by both parsers alike.

Each test is named after an entry of the project's list of hostile files (Y01 to Y55). Where the
language page says otherwise than that list, the page decides, and the test says so. What needs
to know which kind of value a key takes is in test_hostile_definitions.py; here such text is shown
to arrive there as it was written.
"""

from __future__ import annotations

import threading

import pytest

from qa_framework.loading.text import Bounds
from tests.loading.reading_both import PARSERS, outcome, plain, problems_of, read, value

SMALL_STACK = 512 * 1024
NO_CAP = Bounds(file=100_000_000)


@pytest.fixture(scope="module", params=PARSERS, ids=lambda parser: parser.name)
def parser(request):
    return request.param


@pytest.fixture(autouse=True)
def usable_afterwards(parser):
    """Whatever a case did, the next good file is read."""
    yield
    assert value("a: [b]\n", parser) == {"a": ["b"]}


def refusals(text, parser, bounds=None):
    """Refuse a text; give codes and places."""
    found = problems_of(text, parser, bounds=bounds or Bounds())
    assert found, "this was read"
    assert all(each.severity == "error" for each in found)
    return [(each.code, each.span.line, each.span.column) for each in found]


def codes(text, parser, bounds=None):
    """Refuse a text; give each code once, in order."""
    return list(dict.fromkeys(code for code, _, _ in refusals(text, parser, bounds)))


def on_a_small_stack(act):
    """Run something in a thread that has little room to recurse, and give what it gives."""
    given = []
    before = threading.stack_size(SMALL_STACK)
    try:
        thread = threading.Thread(target=lambda: given.append(act()))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    (found,) = given
    return found


def test_y01_dup_key(parser):
    assert refusals("a: 1\na: 2\n", parser) == [("QA120", 2, 1)]


def test_y02_dup_key_nested(parser):
    assert refusals("x:\n  - b: 0\n    a: 1\n    a: 2\n", parser) == [("QA120", 4, 5)]


def test_y03_dup_key_quoted(parser):
    assert refusals('a: 1\n"a": 2\n', parser) == [("QA120", 2, 1)]


def test_y04_dup_question_id(parser):
    """Two questions of one id are two maps; the definition refuses them, naming both places."""
    (node,) = read("questions:\n  - id: q1\n  - id: q1\n", parser).nodes
    first, second = node.values["questions"].items
    assert [(each.values["id"].line, each.line) for each in (first, second)] == [
        (2, 2),
        (3, 3),
    ]


def test_y05_dup_merge(parser):
    found = refusals("a: &a {x: 1}\nb: {<<: *a, <<: *a}\n", parser)
    assert ("QA132", 2, 5) in found
    assert ("QA132", 2, 13) in found


def test_y06_nfc_twin(parser):
    """Of two spellings that look alike, the one with loose accents is refused as a key."""
    assert refusals("caf\u00e9: 1\ncafe\u0301: 2\n", parser) == [("QA125", 2, 1)]


def test_y07_zero_width_id(parser):
    assert refusals("a\u200b: 1\n", parser) == [("QA125", 1, 1)]
    assert refusals("a: 1\n\u2060a: 1\n", parser) == [("QA125", 2, 1)]


def test_y08_bool_int_keys(parser):
    """Keys are text, as the language page says: level ids of digits may be written bare."""
    assert value("1: x\ntrue: y\n1.0: z\n", parser) == {"1": "x", "true": "y", "1.0": "z"}


@pytest.mark.parametrize("text", ["~: a\n", ": a\n", "? \n: a\n", '"": a\n'])
def test_y09_null_key(text, parser):
    assert codes(text, parser) == ["QA122"]


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "[a, b]: c\n", "{[a]: b}\n"])
def test_y10_complex_key(text, parser):
    assert codes(text, parser) == ["QA121"]


def test_y11_jinja_left_in(parser):
    (found,) = problems_of("a: {{ x }}\n", parser)
    assert (found.code, str(found.span)) == ("QA124", "f:1:4")
    assert found.hint is not None
    assert "in quotes" in found.hint


def test_y12_key_200(parser):
    assert value("k" * 200 + ": v\n", parser) == {"k" * 200: "v"}
    assert codes("k" * 201 + ": v\n", parser) == ["QA123"]
    assert codes("? " + "k" * 5_000 + "\n: v\n", parser) == ["QA123"]


def laughs(first, again):
    """Nine levels, each of nine aliases to the level below."""
    levels = [f"a0: &a0 {first}"]
    levels += [f"a{n}: &a{n} {again(f'*a{n - 1}')}" for n in range(1, 9)]
    return "\n".join(levels) + "\n"


def test_y13_laughs_list(parser):
    text = laughs("[lol]", lambda alias: "[" + ", ".join([alias] * 9) + "]")
    assert codes(text, parser) == ["QA131"]


def test_y14_laughs_map(parser):
    text = laughs(
        "{k: lol}", lambda alias: "{" + ", ".join(f"k{n}: {alias}" for n in range(9)) + "}"
    )
    assert codes(text, parser) == ["QA131"]


def test_y15_laughs_merge(parser):
    text = laughs("{k: lol}", lambda alias: "{<<: [" + ", ".join([alias] * 9) + "]}")
    assert set(codes(text, parser)) == {"QA131", "QA132"}


def test_y16_quadratic_alias(parser):
    text = 'a: &a "' + "x" * 100_000 + '"\nb: [' + ", ".join(["*a"] * 10_000) + "]\n"
    assert set(codes(text, parser)) == {"QA131", "QA142"}


def test_y17_aliases_1e6(parser):
    assert codes("a: &a 1\nb: [" + "*a," * 1_000_000 + "]\n", parser) == ["QA101"]
    assert codes("a: &a 1\nb: [" + "*a," * 1_000_000 + "]\n", parser, NO_CAP) == ["QA131"]


def test_y18_cycle_list(parser):
    assert refusals("&a [*a]\n", parser) == [("QA131", 1, 1), ("QA131", 1, 5)]


def test_y19_cycle_map(parser):
    assert refusals("&a {s: *a}\n", parser) == [("QA131", 1, 1), ("QA131", 1, 8)]


def test_y20_cycle_merge(parser):
    assert codes("a: &a\n  <<: *a\n  x: 1\n", parser) == ["QA131", "QA132"]


def test_y21_undefined_alias(parser):
    assert refusals("a: *nope\n", parser) == [("QA131", 1, 4)]
    assert refusals("a: *x\nb: &x 1\n", parser)[0] == ("QA131", 1, 4)


def test_y22_anchor_colon(parser):
    assert "QA131" in codes("&a: 1\n", parser)


def test_y23_anchor_reused(parser):
    assert refusals("a: &x 1\nb: &x 2\n", parser) == [("QA131", 1, 4), ("QA131", 2, 4)]


def test_y24_deep_25(parser):
    assert problems_of("[" * 24 + "]" * 24, parser) == ()
    assert refusals("[" * 25 + "]" * 25, parser) == [("QA140", 1, 25)]


@pytest.mark.parametrize("text", ["[" * 100_000 + "]" * 100_000, "[" * 100_000, "{a: " * 60_000])
def test_y25_deep_flow_1e5(text, parser):
    assert codes(text, parser) == ["QA140"]
    assert on_a_small_stack(lambda: codes(text, parser)) == ["QA140"]


def test_y26_deep_dash_1e5(parser):
    text = "- " * 100_000 + "x\n"
    assert codes(text, parser) == ["QA140"]
    assert on_a_small_stack(lambda: codes(text, parser)) == ["QA140"]


def test_y27_deep_question(parser):
    text = "? " * 100_000 + "x\n"
    assert codes(text, parser) == ["QA140"]
    assert on_a_small_stack(lambda: codes(text, parser)) == ["QA140"]


def test_y28_deep_indent(parser):
    text = "".join(" " * depth + "k:\n" for depth in range(2_000))
    assert codes(text, parser) == ["QA101"]
    assert codes(text, parser, NO_CAP) == ["QA140"]
    assert on_a_small_stack(lambda: codes(text, parser, NO_CAP)) == ["QA140"]


def test_y29_file_257kib(parser):
    comment = "# " + "x" * 1_021 + "\n"
    assert codes(comment * 257 + "a: 1\n", parser) == ["QA101"]
    assert problems_of(comment * 255 + "a: 1\n", parser) == ()


@pytest.mark.parametrize(
    "form", ["a: {}\n", 'a: "{}"\n', "a: |\n  {}\n", "? {}\n: a\n", "# {}\na: 1\n"]
)
def test_y30_scalar_50mb(form, parser):
    assert codes(form.format("x" * 50_000_000), parser) == ["QA101"]


@pytest.mark.parametrize("form", ["a: {}\n", 'a: "{}"\n', "a: |\n  {}\n", "? {}\n: a\n"])
def test_y30_scalar_beyond_64kib(form, parser):
    assert codes(form.format("x" * 65_537), parser) == ["QA142"]


def test_y31_list_1e6(parser):
    assert codes("- 1\n" * 1_000_000, parser, NO_CAP) == ["QA141"]
    assert codes("[" + "1," * 1_000_000 + "]", parser, NO_CAP) == ["QA141"]


@pytest.mark.parametrize("text", ["a: !foo bar\n", "a: ! bar\n", "!foo {a: b}\n", "a: !foo [b]\n"])
def test_y32_tag_local(text, parser):
    assert codes(text, parser) == ["QA130"]


def test_y33_tag_python(parser, tmp_path):
    marker = tmp_path / "marker"
    for kind in ("apply:os.system", "new:os.system", "name:os.system", "module:os"):
        text = f"a: !!python/object/{kind} ['touch {marker}']\n"
        assert codes(text, parser) == ["QA130"]
        assert codes(text.replace("/object", ""), parser) == ["QA130"]
    assert not marker.exists()


def test_y34_tag_directive(parser):
    text = "%TAG !e! tag:yaml.org,2002:python/\n---\na: !e!name:os.system\n"
    assert refusals(text, parser) == [("QA106", 1, 1)]


@pytest.mark.parametrize(
    "text", ["!!int abc", "!!bool maybe", '!!binary "***"', "!!timestamp x", "!!map x", "!!str x"]
)
def test_y35_tag_std_bad(text, parser):
    assert refusals(f"a: {text}\n", parser) == [("QA130", 1, 4)]


def test_y36_tag_1mb(parser):
    assert codes("a: !" + "x" * 200_000 + " 1\n", parser) == ["QA130"]
    assert codes("a: !" + "x" * 1_000_000 + " 1\n", parser) == ["QA101"]


def test_y37_yaml11(parser):
    assert refusals("%YAML 1.1\n---\nv: no\n", parser) == [("QA106", 1, 1)]


def test_y38_yaml_hugever(parser):
    assert codes("%YAML 1." + "9" * 5_000 + "\n---\nv: 1\n", parser) == ["QA106"]


@pytest.mark.parametrize("text", ["no", "off", "y", "Yes", "ON", "true", "null", "NULL"])
def test_y39_norway(text, parser):
    """Text stays text; where a switch is wanted, the definition decides."""
    assert value(f"a: {text}\n", parser) == {"a": text}


@pytest.mark.parametrize("text", ["010", "00123", "0o10", "0x1F", "0b101"])
def test_y40_octal(text, parser):
    """Text arrives as written; where a whole number is wanted, the definition decides."""
    assert value(f"a: {text}\n", parser) == {"a": text}


@pytest.mark.parametrize("text", ["1:30", "12:30:45", "1:30.5"])
def test_y41_sexagesimal(text, parser):
    assert value(f"a: {text}\n", parser) == {"a": text}


@pytest.mark.parametrize("text", ["1_000", "-_", "0x_", "0b_", "._", "_1"])
def test_y42_underscore(text, parser):
    assert value(f"a: {text}\n", parser) == {"a": text}


@pytest.mark.parametrize("text", [".nan", ".inf", "-.inf", "1e400", "1e999999999"])
def test_y43_nan_inf(text, parser):
    """Text arrives as written; where a number is wanted, the definition refuses it."""
    assert value(f"a: {text}\n", parser) == {"a": text}


@pytest.mark.parametrize("digits", [19, 4_300, 5_000])
def test_y44_long_int(digits, parser):
    """No number is made of a text here, so its length costs nothing; the definition refuses it."""
    assert value("a: " + "9" * digits + "\n", parser) == {"a": "9" * digits}


def test_y44_long_int_beyond_64kib(parser):
    assert codes("a: " + "9" * 200_000 + "\n", parser) == ["QA142"]
    assert codes("a: 0x" + "f" * 100_000 + "\n", parser) == ["QA142"]
    assert codes("a: " + "9" * 1_000_000 + "\n", parser) == ["QA101"]


def test_y45_version_float(parser):
    """`1.10` arrives as written, not as 1.1; the definition says that a version has three parts."""
    assert value("version: 1.10\n", parser) == {"version": "1.10"}


@pytest.mark.parametrize("text", ["2024-13-45", "2024-02-30", "0000-01-01"])
def test_y46_bad_date(text, parser):
    """Text arrives as written; where a date is wanted, the definition refuses it."""
    assert value(f"a: {text}\n", parser) == {"a": text}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: 1\n", 2, 1),
        ("-\tx\n", 1, 2),
        ("a:\tx\n", 1, 3),
        ("a: x\ty\n", 1, 5),
        ("a: 'x\ty'\n", 1, 6),
        ("a: |\n  x\ty\n", 2, 4),
        ("a: 1\n\t\nb: 2\n", 2, 1),
        ("a: 1 #\tx\n", 1, 7),
    ],
)
def test_y47_tabs(text, line, column, parser):
    assert refusals(text, parser) == [("QA104", line, column)]


def test_y48_bom(parser):
    assert value(b"\xef\xbb\xbfa: 1\n", parser) == {"a": "1"}
    assert refusals("a: 1\n\ufeffb: 2\n", parser) == [("QA103", 2, 1)]


@pytest.mark.parametrize(
    "data",
    [
        "a: 1\n".encode("utf-16"),
        b"\xfe\xff" + "a: 1\n".encode("utf-16-be"),
        "a: 1\n".encode("utf-16-le"),
        "a: 1\n".encode("utf-16-be"),
        "a: 1\n".encode("utf-32"),
        b"\x00\x00\xfe\xff" + "a: 1\n".encode("utf-32-be"),
    ],
)
def test_y49_encodings_wide(data, parser):
    assert refusals(data, parser) == [("QA102", 1, 1)]


@pytest.mark.parametrize(
    ("data", "column"),
    [(b"a: caf\xe9\n", 7), (b"a: \xc0\xaf\n", 4), (b"a: \xff\n", 4), (b"a: \xed\xa0\x80\n", 4)],
)
def test_y49_encodings_bytes(data, column, parser):
    assert refusals(data, parser) == [("QA102", 1, column)]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_y50_control(character, parser):
    (found,) = problems_of(f"aaaa: x{character}y\n", parser)
    assert (found.code, str(found.span)) == ("QA103", "f:1:8")
    assert f"U+{ord(character):04X}" in found.message


@pytest.mark.parametrize("escape", ["\\ud800", "\\udc00", "\\ud83d\\ude00", "\\0", "\\x00"])
def test_y51_surrogate_escaped(escape, parser):
    assert refusals(f'a: "{escape}"\n', parser) == [("QA115", 1, 5)]


def test_y51_surrogate_raw(parser):
    assert codes(b"a: \xed\xa0\x80\n", parser) == ["QA102"]


def test_y52_bidi(parser):
    assert refusals("label: \u202eevil\n", parser) == [("QA103", 1, 8)]
    assert refusals('label: "\\u202eevil"\n', parser) == [("QA115", 1, 9)]
    assert refusals("label: \u2066evil\u2069\n", parser) == [("QA103", 1, 8)]


def test_y53_multi_doc(parser):
    """Several definitions in one file are allowed, as the language page says."""
    nodes = read("---\na: 1\n---\nb: 2\n", parser).nodes
    assert [plain(node) for node in nodes] == [{"a": "1"}, {"b": "2"}]


def test_y53_text_after_the_end_mark(parser):
    assert refusals("a: 1\n...\ngarbage\n", parser) == [("QA107", 2, 1)]


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", []),
        ("# hi\n", []),
        ("   \n  \n", []),
        ("---\n", [""]),
        ("hello\n", ["hello"]),
        ("- a\n", [["a"]]),
        ("<!DOCTYPE html><html></html>", ["<!DOCTYPE html><html></html>"]),
        ("a = 1\n[b]\nc = 2\n", ["a = 1 [b] c = 2"]),
    ],
)
def test_y54_wrong_top(text, documents, parser):
    """What is no map arrives as what it is, with its place; the definition refuses it."""
    assert [plain(node) for node in read(text, parser).nodes] == documents


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: "b\nc: d\n', 1, 4),
        ("a: 'b\nc: d\n", 1, 4),
        ("a: 'it's'\n", 1, 8),
        ('a: "b" c\n', 1, 8),
        ("a: b: c\n", 1, 5),
        ("a: 1\n  b: 2\n", 2, 3),
        ("a:\n  b: 1\n c: 2\n", 3, 2),
        ("- a: 1\n   b: 2\n", 2, 4),
        ("- a\nb: c\n", 2, 1),
        ("a: 1\n- b\n", 2, 1),
        ("a: @x\n", 1, 4),
        ("a: `x`\n", 1, 4),
        ("a: %x\n", 1, 4),
        ("a: [1, 2\n", 1, 4),
        ("a: {b: 1\nc: 2\n", 1, 4),
        ("a: [1, 2}\n", 1, 9),
        ("a: {b: c: d}\n", 1, 9),
        ("a: 1\nb\nc: 2\n", 2, 1),
        ("a: 1\nb:c\nd: 2\n", 2, 1),
        ('a: "\\q"\n', 1, 5),
        ("a: |99\n  x\n", 1, 4),
        ("a: - b\n", 1, 4),
        ("a: > b\n", 1, 4),
    ],
)
def test_y55_broken_syntax(text, line, column, parser):
    (found,) = refusals(text, parser)
    assert found[1:] == (line, column)


def test_every_case_above_has_one_outcome_for_both_parsers():
    """The two parsers are held to one verdict by test_builder.py; here on what is long or deep."""
    fast, pure = PARSERS
    for text in ("[" * 30, "a: !t x\n" * 30, "- " * 30, "a: " + "9" * 70_000, "? " * 30, "a: &b\n"):
        assert outcome(text, fast) == outcome(text, pure)
