"""The organisation's map: its tags, and what each role may do."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions.framework import (
    Activity,
    Entry,
    Framework,
    Idea,
    Jargon,
    Policy,
    Role,
    TagFamily,
)

AUDITOR = Role(id="auditor", title="Auditor", may=("audit", "take_part"))
MANAGER = Role(
    id="manager", title="Manager", includes=("auditor",), may=("moderate",), never=("take_part",)
)
HEAD = Role(id="head", title="Head", includes=("manager", "auditor"), may=("be_accountable",))
COUNTY = Framework(
    id="county",
    title="County",
    core_questions=(Idea(id="what_we_know", title="What do we know?"),),
    standards=(Idea(id="know_families", title="We know families"),),
    activities=(Activity(id="dip_sample", title="Dip sample"),),
    roles=(AUDITOR, MANAGER, HEAD),
    tag_families=(
        TagFamily(id="ofsted", title="Ofsted", tags=(Entry(id="help", title="Help"),)),
        TagFamily(id="empty", title="Empty", tags=()),
    ),
)


def test_tags_are_those_of_the_framework_itself_and_of_its_families():
    assert COUNTY.known_tags == {
        "question.what_we_know",
        "standard.know_families",
        "activity.dip_sample",
        "ofsted.help",
    }


def test_a_family_without_codes_is_known_all_the_same():
    assert COUNTY.families["empty"] == ()
    assert COUNTY.families["pillar"] == ()


def test_a_role_includes_itself_and_what_its_roles_include_each_once():
    assert [role.id for role in COUNTY.includes("head")] == ["head", "manager", "auditor"]
    assert [role.id for role in COUNTY.includes("auditor")] == ["auditor"]


def test_a_role_may_do_what_the_roles_it_includes_may():
    assert COUNTY.permissions("auditor") == {"audit", "take_part"}
    assert COUNTY.permissions("head") == {"be_accountable", "moderate", "audit", "take_part"}


def test_never_wins_over_what_a_role_includes():
    assert COUNTY.permissions("manager") == {"moderate", "audit"}


def test_never_binds_the_role_that_says_it_and_not_those_that_include_it():
    assert "take_part" in COUNTY.permissions("head")


def test_an_unknown_role_may_do_nothing():
    assert COUNTY.permissions("nobody") == frozenset()
    assert list(COUNTY.includes("nobody")) == []


def test_roles_that_include_each_other_come_to_an_end():
    one = Role(id="one", title="One", includes=("two",), may=("audit",))
    two = Role(id="two", title="Two", includes=("one", "gone"), may=("help",))
    ring = Framework(id="ring", title="Ring", roles=(one, two))
    assert ring.permissions("one") == ring.permissions("two") == {"audit", "help"}


def policy(name: str, review_on: date | None) -> Policy:
    return Policy(id=name, title=name, type="policy", review_on=review_on)


@given(
    days=st.lists(st.none() | st.dates(), max_size=8),
    on=st.dates(),
)
def test_due_is_what_has_a_day_that_has_come_the_longest_overdue_first(days, on):
    policies = tuple(policy(f"p{number}", day) for number, day in enumerate(days))
    due = Framework(id="f", title="F", policies=policies).due_for_review(on=on)
    assert set(due) == {each for each in policies if each.review_on and each.review_on <= on}
    assert list(due) == sorted(due, key=lambda each: each.review_on)


def test_a_policy_is_due_on_its_day_and_not_before():
    framework = Framework(id="f", title="F", policies=(policy("p", date(2027, 3, 31)),))
    assert framework.due_for_review(on=date(2027, 3, 30)) == ()
    assert [each.id for each in framework.due_for_review(on=date(2027, 3, 31))] == ["p"]


def test_placeholders_are_the_entries_that_say_so():
    ours = Idea(id="ours", title="Ours")
    theirs = Idea(id="theirs", title="Yours", placeholder=True)
    framework = Framework(id="f", title="F", pillars=(ours, theirs), standards=(theirs,))
    assert framework.placeholders == (theirs, theirs)


def test_jargon_is_written_in_every_one_of_its_forms():
    assert Jargon(word="ICPC", forms=("conference",), plain="meeting").written == (
        "ICPC",
        "conference",
    )
