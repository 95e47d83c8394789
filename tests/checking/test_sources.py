"""Addresses of sources: of pages that people can find, by name; none is ever fetched."""

from __future__ import annotations

import socket

import pytest

from tests.definitions_in_text import in_context, problems_in

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
