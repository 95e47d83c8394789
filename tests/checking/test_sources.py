"""Sources: one thing to a citation, a policy that is there, an address that people can find."""

from __future__ import annotations

import socket

import pytest

from tests.definitions_in_text import Slip, in_context, problems_in

CITED = "levels: {a: {}}\ncites: [{source: A book, url: &}]\n"
POLICY = "policies: [{id: p, title: P, type: policy, url: &}]\n"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any use of the network fail."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.gov.uk/guidance/x?y=1#z",
        "http://intranet/policies/7",
        "https://10-steps.example/",
        "https://1.example.org/2",
    ],
)
def test_the_address_of_a_page_is_no_problem(url: str) -> None:
    assert problems_in(in_context("scale", CITED.replace("&", f'"{url}"'))) == []
    assert problems_in(in_context("framework", POLICY.replace("&", f'"{url}"'))) == []


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data",
        "https://127.0.0.1:8000",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://user@10.0.0.1/",
        "http://LOCALHOST/x",
    ],
)
def test_s09_the_number_of_a_machine_is_no_source(url: str) -> None:
    for context, text, place in (("scale", CITED, "6:31"), ("framework", POLICY, "5:49")):
        assert problems_in(in_context(context, text.replace("&", f'"{url}"'))) == [
            (
                f"{place} QA598 the address names a machine, not a page that others can find"
                " | give the address of the published page, or leave `url` out"
            )
        ]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "//x.org", "x.org"])
def test_s09_only_addresses_of_the_web_are_taken(url: str) -> None:
    for context, text in (("scale", CITED), ("framework", POLICY)):
        (found,) = problems_in(in_context(context, text.replace("&", f'"{url}"')))
        assert " QA204 " in found
        assert "https://" in found


POLICIES = in_context("framework", "policies: [{id: supervision, title: S, type: policy}]\n")
TOOL = "sections: [{id: s, title: S, questions: [{id: q, ask: Seen?, type: yes_no}]}]\n"

SLIPS = {
    "a policy that the framework does not have": Slip(
        "framework",
        """
        cites: [{policy: supervison, clause: How often}]
        #                ^ QA581 there is no policy `supervison` | did you mean `supervision`?
        policies: [{id: supervision, title: S, type: policy}]
        """,
        "supervison",
        "supervision",
    ),
    "a policy where there is no framework": Slip(
        "scale",
        """
        levels: {no: {}}
        cites: [{policy: supervision}]
        #                ^ QA581 no framework says what the policy `supervision` is | name the framework of the tool, or cite the policy by its title: `source: ...`
        """,
        "policy:",
        "source:",
    ),
    "a citation of two things": Slip(
        "framework",
        """
        cites: [{source: A book, policy: supervision}]
        #                        ^ QA599 what is cited is a `source:` or a `policy:`, and this says both | make two citations of it
        policies: [{id: supervision, title: S, type: policy}]
        """,
        "{source: A book, policy: supervision}",
        "{source: A book}, {policy: supervision}",
    ),
    "a citation of nothing": Slip(
        "scale",
        """
        levels: {no: {}}
        cites: [{clause: chapter 1}]
        #       ^ QA599 what is cited is a `source:` or a `policy:`, and this says neither | name the publication, `source: ...`, or a policy of the framework, `policy: ...`
        """,
        "clause:",
        "source:",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: Slip) -> None:
    assert slip.found() == slip.marked()


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_that_is_mended_is_gone(slip: Slip) -> None:
    assert slip.left() == []


def test_a_tool_cites_the_policies_of_its_framework() -> None:
    cited = "framework: f\ncites: [{policy: supervision, clause: How often}]\n"
    assert problems_in(in_context("tool", TOOL + cited), POLICIES) == []
    (found,) = problems_in(in_context("tool", TOOL + cited.replace("ision", "isor")), POLICIES)
    assert found.endswith("QA581 there is no policy `supervisor` | did you mean `supervision`?")


def test_a_scale_cites_the_policies_of_the_framework_it_lives_under() -> None:
    cited = "levels: {no: {}}\ncites: [{policy: supervision}]\n"
    assert problems_in(in_context("scale", cited), POLICIES) == []


def test_a_framework_that_is_not_there_is_told_once() -> None:
    cited = "framework: g\ncites: [{policy: supervision}]\n"
    found = problems_in(in_context("tool", TOOL + cited), POLICIES)
    assert [each.split()[1] for each in found] == ["QA401"]
