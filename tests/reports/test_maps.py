"""A framework on paper."""

from __future__ import annotations

import json
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from qa_framework.definitions import Framework
from qa_framework.definitions.framework import Permission, Role
from qa_framework.hooks import Plugins
from qa_framework.reports.maps import PERMISSIONS, WIDTH, FrameworkOnPaper, map_on_paper, map_text
from qa_framework.testing import workspace_of

SHIRE = """\
kind: framework
id: shire
version: 1.0.0
title: {en: The shire, cy: Y sir}
summary: An invented county.
owner: Quality team
core_questions: [{id: known, title: Your own question, placeholder: yes}]
pillars: [{id: dips, title: Dips}]
activities:
  - {id: dip_sample, title: Dip sample, help: A short look., pillar: dips, led_by: [auditor], evidence: [record]}
roles:
  - {id: worker, title: Workers, responsibilities: [Know the child.], may: [take_part, own_action]}
  - {id: auditor, title: Auditors, help: They look., includes: [worker], responsibilities: [Look.], may: [audit], never: [be_accountable]}
  - {id: head, title: Heads, includes: [auditor], may: [moderate, take_part]}
  - {id: guest, title: Guests}
perspectives: [{id: auditor, title: Auditor, roles: [auditor, head]}]
evidence: [{id: record, title: The record}]
policies:
  - {id: recording, title: Recording, type: procedure, owner: Quality team, review_on: 2027-03-31, url: "https://example.org/recording"}
tag_families: [{id: area, title: Areas, tags: [{id: help, title: Help}]}]
jargon: [{word: ICPC, forms: [initial conference], plain: first conference}]
"""
WHOLE = """\
The shire
=========
shire, version 1.0.0

An invented county.
Looked after by: Quality team.
Still to be said in your own words, marked *: 1.


Core questions
--------------
  * Your own question (question.known)


Pillars
-------
  - Dips (pillar.dips)


Activities
----------
  - Dip sample (activity.dip_sample)
    A short look.
    Pillar: Dips.
    Led by: Auditors.
    Evidence: The record.


Who answers
-----------
  - Auditor (auditor)
    Roles: Auditors; Heads.


Evidence
--------
  - The record (record)


Policies, procedures and guidance
---------------------------------
  - Recording (recording)
    Procedure.
    Looked after by: Quality team.
    To be looked at again on 2027-03-31.
    https://example.org/recording


Areas
-----
  - Help (area.help)


Roles
-----

  - Workers (worker)
      - Know the child.
    May take part and carry out an action.

  - Auditors (auditor)
    They look.
    As Workers, and:
      - Look.
    May audit; may, as Workers, take part and carry out an action.
    May never be accountable for the quality of practice.

  - Heads (head)
    As Auditors and Workers.
    May take part and moderate; may, as Auditors, audit; may, as Workers, carry out an
    action.

  - Guests (guest)
    May do none of what needs a permission.


Say it plainly
--------------
  - ICPC, initial conference: first conference"""


def shown(*texts: str, name: str = "shire") -> FrameworkOnPaper:
    return map_on_paper(workspace_of(*texts, plugins=Plugins()).framework(name))


def test_it_reads_from_top_to_bottom() -> None:
    assert map_text(shown(SHIRE)) == WHOLE


def test_a_machine_reads_the_same() -> None:
    data = shown(SHIRE).as_dict()
    assert json.loads(json.dumps(data))["roles"][2]["inherited"] == ["Look.", "Know the child."]
    assert [each["title"] for each in data["lists"]][-1] == "Areas"
    assert data["roles"][1]["may"][0] == {
        "permission": "take_part",
        "says": "take part",
        "comes_from": ("Workers",),
    }


def test_what_it_extends_is_there_and_named() -> None:
    ours = (
        "kind: framework\nid: ours\nversion: 1.0.0\ntitle: Ours\nextends: [shire@^1]\n"
        "roles: [{id: chief, title: Chief, includes: [auditor]}]\n"
    )
    text = map_text(shown(SHIRE, ours, name="ours"))
    assert "With all of: shire@^1." in text
    assert "May, as Workers, take part and carry out an action; may, as Auditors, audit." in text


def test_every_permission_has_words() -> None:
    assert set(PERMISSIONS) == set(get_args(Permission))


permissions = st.lists(st.sampled_from(get_args(Permission)), unique=True).map(tuple)


@given(st.lists(st.tuples(permissions, st.booleans()), min_size=1, max_size=5))
def test_a_role_may_on_paper_what_it_may(drawn: list[tuple[tuple[Permission, ...], bool]]) -> None:
    roles = tuple(
        Role(
            id=f"r{index}",
            title=f"R{index}",
            may=may,
            includes=(f"r{index - 1}",) if index and includes else (),
        )
        for index, (may, includes) in enumerate(drawn)
    )
    framework = Framework(id="f", title="F", roles=roles)
    for role in map_on_paper(framework).roles:
        assert {each.permission for each in role.may} == framework.permissions(role.id)
        for each in role.may:
            sources = {found.title for found in roles if each.permission in found.may}
            assert set(each.comes_from) <= sources
            assert each.comes_from


def test_lines_fit_and_nothing_can_steer_a_terminal() -> None:
    framework = Framework(id="f", title="F", summary="word " * 60 + "a\x1bb")
    lines = map_text(map_on_paper(framework)).split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert "\x1b" not in "".join(lines)
