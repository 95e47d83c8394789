"""A catalogue finds what a reference means, and its digests cover all that a definition says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from qa_framework.catalogue import Catalogue, canonical_json, key_of, references_of
from qa_framework.definitions import Definition, Reference, Rubric, Scale, Tool, Version
from qa_framework.loading.documents import read_file
from qa_framework.loading.dumping import dump
from tests.strategies.definitions import definitions

SCALE = """\
kind: scale
id: four-point
version: 1.0.0
title: Four points
levels:
  low: {label: Low, points: 1}
  high: {label: High, points: 2}
"""
RUBRIC = """\
kind: rubric
id: judged
version: 1.0.0
title: Judged
grades: four-point
unanswered: block
measures:
  overall: {method: mean, of: questions, bands: [{grade: high, at_least: 1.5}, {grade: low}]}
"""
TOOL = """\
kind: tool
id: review
version: 1.0.0
title: Review
rubric: judged@^1
sections:
  - id: first
    title: First
    questions:
      - {id: seen, ask: "Was the child seen?", scale: four-point, weight: 2}
      - {id: why, ask: "Why?", type: choice, options: {a: A, b: B}, applies_when: seen == 'low'}
"""


def read(text: str) -> Definition:
    (item,) = read_file(text.encode(), "f.yaml").items
    assert not item.problems
    assert item.definition is not None
    return item.definition


def at(version: str, text: str = SCALE) -> Definition:
    return read(text.replace("version: 1.0.0", f"version: {version}"))


def digest(text: str, *others: str) -> str:
    definition = read(text)
    return Catalogue().with_(definition, *map(read, others)).digest(definition)


# Adding


def test_adding_gives_a_new_catalogue_and_leaves_the_old():
    empty = Catalogue()
    scale = read(SCALE)
    full = empty.with_(scale)
    assert (len(empty), len(full), list(full)) == (0, 1, [scale])


def test_the_same_definition_may_be_added_twice():
    assert len(Catalogue().with_(read(SCALE), read(SCALE))) == 1


def test_two_definitions_of_one_id_and_version_are_refused():
    with pytest.raises(ValueError, match=r"four-point@1\.0\.0 is there already"):
        Catalogue().with_(read(SCALE), read(SCALE.replace("Low", "Lowest")))


def test_two_scales_with_their_levels_in_another_order_are_not_the_same():
    turned = evolve(
        read(SCALE),
        levels=dict(reversed(read(SCALE).levels.items())),
    )
    with pytest.raises(ValueError, match="is there already"):
        Catalogue().with_(read(SCALE), turned)


def test_one_id_may_name_definitions_of_two_kinds():
    other = read(RUBRIC.replace("id: judged", "id: four-point"))
    assert len(Catalogue().with_(read(SCALE), other)) == 2


def test_a_definition_without_a_version_is_refused():
    with pytest.raises(ValueError, match="`a` has no version"):
        Catalogue().with_(Scale(id="a", title="A"))


# Finding


VERSIONS = ("0.2.0", "0.2.1", "0.3.0", "1.0.0", "1.2.0", "1.10.0", "2.0.0")


@pytest.mark.parametrize(
    ("reference", "version"),
    [
        ("four-point", "2.0.0"),
        ("four-point@1.2.0", "1.2.0"),
        ("four-point@^1", "1.10.0"),
        ("four-point@^1.2", "1.10.0"),
        ("four-point@^1.10.0", "1.10.0"),
        ("four-point@^0.2", "0.2.1"),
        ("four-point@^2", "2.0.0"),
        ("four-point@1.1.0", None),
        ("four-point@^1.11", None),
        ("four-point@^3", None),
        ("five-point", None),
    ],
)
def test_a_reference_finds_the_newest_version_that_it_allows(reference, version):
    catalogue = Catalogue().with_(*map(at, VERSIONS))
    found = catalogue.find(Scale, Reference.read(reference))
    assert (str(found.version) if found else None) == version


@given(order=st.permutations(VERSIONS), data=st.data())
def test_what_is_found_does_not_depend_on_the_order_of_adding(order, data):
    catalogue = Catalogue().with_(*map(at, order))
    reference = Reference.read(data.draw(st.sampled_from(["four-point", "four-point@^1"])))
    assert catalogue.find(Scale, reference) == Catalogue().with_(*map(at, VERSIONS)).find(
        Scale, reference
    )
    assert [str(each.version) for each in catalogue.versions("scale", "four-point")] == list(
        VERSIONS
    )


def test_a_reference_finds_only_its_own_kind():
    catalogue = Catalogue().with_(read(SCALE))
    assert catalogue.find(Rubric, Reference("four-point")) is None


def test_a_catalogue_lists_ids_and_the_newest_of_each():
    catalogue = Catalogue().with_(at("1.0.0"), at("1.2.0"), read(RUBRIC))
    assert catalogue.ids("scale") == ("four-point",)
    assert [str(each.version) for each in catalogue.of_kind("scale")] == ["1.2.0"]
    assert catalogue.of_kind("tool") == ()


def test_a_key_is_kind_id_and_version():
    assert key_of(read(TOOL)) == ("tool", "review", Version(1, 0, 0))


# References


def test_references_are_listed_once_each_with_the_kind_they_name():
    text = TOOL.replace("rubric: judged@^1", "rubric: {a: judged, b: judged@^1}\nframework: county")
    text += "      - {id: too, ask: And?, scale: {use: four-point@^1}}\n"
    found = [(model.__name__, str(each)) for model, each in references_of(read(text))]
    assert found == [
        ("Framework", "county"),
        ("Rubric", "judged"),
        ("Rubric", "judged@^1"),
        ("Scale", "four-point"),
        ("Scale", "four-point@^1"),
    ]


def test_references_inside_an_inline_rubric_are_found():
    inline = (
        "rubric: {unanswered: block, grades: a, "
        "measures: {m: {method: mean, normalise: b, grades: c}}, each_section: {method: judged}}"
    )
    found = [
        str(each) for _, each in references_of(read(TOOL.replace("rubric: judged@^1", inline)))
    ]
    assert found == ["a", "b", "c", "four-point"]


# Digests


ALIKE = {
    "a comment": TOOL.replace("title: Review", "title: Review  # of practice"),
    "quotes": TOOL.replace("title: Review", 'title: "Review"'),
    "the order of keys": TOOL.replace("kind: tool\nid: review\n", "id: review\nkind: tool\n"),
    "block for flow": TOOL.replace(
        '{id: seen, ask: "Was the child seen?", scale: four-point, weight: 2}',
        "weight: 2\n        scale: four-point\n        ask: Was the child seen?\n        id: seen",
    ),
    "folded text": TOOL.replace("title: Review", "title: >-\n  Review"),
    "a number written longer": TOOL.replace("weight: 2", "weight: 2.00"),
    "a condition written otherwise": TOOL.replace("seen == 'low'", '(seen=="low")').replace(
        'applies_when: (seen=="low")', "applies_when: '(seen==\"low\")'"
    ),
    "the structured form": TOOL.replace("seen == 'low'", "{question: seen, equal: low}"),
    "a default written out": TOOL.replace("weight: 2}", "weight: 2, reverse: no, required: never}"),
    "cases": TOOL + "cases: [{name: a, expect: {overall: high}}]\n",
    "claims": TOOL + "claims: [{improves: overall}]\n",
}


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE.keys())
def test_how_a_definition_is_written_does_not_change_its_digest(text):
    assert digest(text, SCALE, RUBRIC) == digest(TOOL, SCALE, RUBRIC)


OTHERWISE = {
    "title": TOOL.replace("title: Review", "title: View"),
    "version": TOOL.replace("version: 1.0.0", "version: 1.0.1"),
    "weight": TOOL.replace("weight: 2", "weight: 3"),
    "reference": TOOL.replace("judged@^1", "judged@1.0.0"),
    "condition": TOOL.replace("seen == 'low'", "seen != 'low'"),
    "words": TOOL.replace("Was the child seen?", "Was the child seen alone?"),
    "order of options": TOOL.replace("{a: A, b: B}", "{b: B, a: A}"),
}


@pytest.mark.parametrize("text", OTHERWISE.values(), ids=OTHERWISE.keys())
def test_what_a_definition_says_changes_its_digest(text):
    assert digest(text, SCALE, RUBRIC) != digest(TOOL, SCALE, RUBRIC)


@pytest.mark.parametrize(
    ("scale", "rubric"),
    [
        (SCALE.replace("label: Low", "label: Lowest"), RUBRIC),
        (SCALE.replace("points: 1", "points: 0"), RUBRIC),
        (SCALE.replace("low", "later").replace("high", "low").replace("later", "high"), RUBRIC),
        (SCALE, RUBRIC.replace("at_least: 1.5", "at_least: 1.75")),
        (SCALE, RUBRIC.replace("unanswered: block", "unanswered: leave_out")),
    ],
)
def test_a_digest_covers_all_that_a_definition_depends_on(scale, rubric):
    assert digest(TOOL, scale, rubric) != digest(TOOL, SCALE, RUBRIC)


def test_the_order_of_levels_is_part_of_the_digest():
    lines = SCALE.splitlines(keepends=True)
    turned = "".join([*lines[:-2], lines[-1], lines[-2]])
    assert digest(turned) != digest(SCALE)


def test_a_digest_follows_a_reference_to_a_newer_version():
    tool = read(TOOL)
    before = Catalogue().with_(tool, read(SCALE), read(RUBRIC))
    after = before.with_(read(RUBRIC.replace("version: 1.0.0", "version: 1.1.0")))
    assert before.digest(tool) != after.digest(tool)


def test_what_a_definition_does_not_refer_to_does_not_change_its_digest():
    more = SCALE.replace("four-point", "five-point")
    assert digest(TOOL, SCALE, RUBRIC, more) == digest(TOOL, SCALE, RUBRIC)


def test_the_order_of_files_does_not_change_a_digest():
    texts = [TOOL, SCALE, RUBRIC]
    one = Catalogue().with_(*map(read, texts))
    other = Catalogue().with_(*map(read, reversed(texts)))
    assert [one.digest(each) for each in one] == [one.digest(each) for each in reversed([*other])]


def test_a_reference_that_finds_nothing_is_digested_as_it_was_written():
    assert digest(TOOL) != digest(TOOL, SCALE)
    assert digest(TOOL) == digest(TOOL)


def test_a_changed_copy_is_not_taken_for_what_the_catalogue_holds():
    tool = read(TOOL)
    catalogue = Catalogue().with_(tool)
    first = catalogue.digest(tool)
    assert catalogue.digest(evolve(tool, title="View")) != first
    assert catalogue.digest(tool) == first


def test_claims_of_an_inline_rubric_play_no_part_either():
    inline = "rubric: {unanswered: block, each_section: {method: judged}%s}"
    plain = TOOL.replace("rubric: judged@^1", inline % "")
    claiming = TOOL.replace("rubric: judged@^1", inline % ", claims: [{improves: first}]")
    assert digest(plain) == digest(claiming)


@given(data=st.data())
def test_every_definition_has_the_digest_of_what_it_reads_back_as(data):
    kind = data.draw(st.sampled_from(["framework", "scale", "rubric", "tool"]))
    definition = data.draw(definitions(kind))
    assert Catalogue().digest(definition) == Catalogue().digest(read(dump(definition)))


def test_sixteen_threads_get_the_digests_that_one_gets():
    found = [read(TOOL), read(SCALE), read(RUBRIC)]
    alone = [Catalogue().with_(*found).digest(each) for each in found]
    shared = Catalogue().with_(*found)
    with ThreadPoolExecutor(16) as threads:
        several = list(threads.map(lambda _: [shared.digest(each) for each in found], range(64)))
    assert several == [alone] * 64


def test_canonical_json_has_sorted_keys_exact_numbers_and_no_spaces():
    definition = read(TOOL)
    assert isinstance(definition, Tool)
    content = {"b": [True, 1], "a": definition.questions[0].weight / 3, "é": "“"}
    assert canonical_json(content) == '{"a":"2/3","b":[true,1],"\\u00e9":"\\u201c"}'


def test_what_is_no_plain_data_has_no_canonical_json():
    with pytest.raises(TypeError, match="no canonical JSON"):
        canonical_json({"a": {1, 2}})
