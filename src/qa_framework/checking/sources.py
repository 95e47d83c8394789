"""Addresses of sources: of pages that people can find, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa_framework.checking.findings import Findings
from qa_framework.definitions import Definition, Framework
from qa_framework.problems import Place

BY_NUMBER = re.compile(
    r"https?://(?:[^/@]*@)?(?:\[|[0-9.]+(?:[:/?#]|\Z)|0x|localhost\b)", re.IGNORECASE
)
"""An address of a machine, not of a page: nobody cites one, and nothing should be led to one."""


def check_sources(definition: Definition, findings: Findings) -> None:
    """Report addresses that name a machine by its number; none is ever fetched."""
    for address, place in _addresses(definition):
        if BY_NUMBER.match(address):
            findings.report(
                "QA598",
                "the address names a machine, not a page that others can find",
                place.value("url"),
                "give the address of the published page, or leave `url` out",
            )


def _addresses(definition: Definition) -> Iterator[tuple[str, Place]]:
    for citation in definition.cites:
        if citation.url is not None:
            yield citation.url, citation.place
    for policy in definition.policies if isinstance(definition, Framework) else ():
        if policy.url is not None:
            yield policy.url, policy.place
