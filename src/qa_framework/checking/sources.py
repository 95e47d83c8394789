"""Sources: one thing to a citation, a policy that is there, an address that people can find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qa_framework.catalogue import Catalogue
from qa_framework.checking.findings import Findings
from qa_framework.checking.governing import governing_framework
from qa_framework.definitions import Citation, Definition, Framework, Tool
from qa_framework.problems import Place

BY_NUMBER = re.compile(
    r"https?://(?:[^/@]*@)?(?:\[|[0-9.]+(?:[:/?#]|\Z)|0x|localhost\b)", re.IGNORECASE
)
"""An address of a machine, not of a page: nobody cites one, and nothing should be led to one."""


def check_sources(definition: Definition, catalogue: Catalogue, findings: Findings) -> None:
    """Report citations of two things or of none, and policies that the framework does not have.

    Addresses that name a machine by its number are reported too; none is ever fetched.
    """
    for citation in definition.cites:
        _check_one(citation, findings)
    cited = [each for each in definition.cites if each.policy is not None]
    framework = governing_framework(definition, catalogue) if cited else None
    if framework is not None:
        _check_policies(cited, framework, findings)
    elif not isinstance(definition, Tool) or definition.framework is None:
        _report_unruled(cited, findings)
    for address, place in _addresses(definition):
        if BY_NUMBER.match(address):
            findings.report(
                "QA598",
                "the address names a machine, not a page that others can find",
                place.value("url"),
                "give the address of the published page, or leave `url` out",
            )


def _check_one(citation: Citation, findings: Findings) -> None:
    """Ask for exactly one of `source` and `policy`."""
    both = citation.source is not None and citation.policy is not None
    neither = citation.source is None and citation.policy is None
    lost = neither and (citation.place.has("source") or citation.place.has("policy"))
    if (both or neither) and not lost:
        findings.report(
            "QA599",
            "what is cited is a `source:` or a `policy:`, and this says "
            + ("both" if both else "neither"),
            citation.place.key("policy") if both else citation.place.here,
            "make two citations of it"
            if both
            else "name the publication, `source: ...`, or a policy of the framework, `policy: ...`",
        )


def _check_policies(cited: Iterable[Citation], framework: Framework, findings: Findings) -> None:
    known = [each.id for each in framework.policies]
    for citation in cited:
        if citation.policy is not None and citation.policy not in known:
            place = citation.place.value("policy")
            findings.report_unknown("QA581", "policy", citation.policy, known, place)


def _report_unruled(cited: Iterable[Citation], findings: Findings) -> None:
    """Report policies that are cited where no framework has any."""
    for citation in cited:
        findings.report(
            "QA581",
            f"no framework says what the policy `{citation.policy}` is",
            citation.place.value("policy"),
            "name the framework of the tool, or cite the policy by its title: `source: ...`",
        )


def _addresses(definition: Definition) -> Iterator[tuple[str, Place]]:
    for citation in definition.cites:
        if citation.url is not None:
            yield citation.url, citation.place
    for policy in definition.policies if isinstance(definition, Framework) else ():
        if policy.url is not None:
            yield policy.url, policy.place
