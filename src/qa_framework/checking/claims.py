"""Claims and waivers: one statement each, about names that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qa_framework.checking.findings import Findings
from qa_framework.checking.fit import Fit
from qa_framework.definitions import Rubric
from qa_framework.definitions.cases import Claim, Waiver
from qa_framework.expressions.checking import check
from qa_framework.expressions.types import TruthType
from qa_framework.problems import Problem


def check_claims(claims: Iterable[Claim], fits: Mapping[str, Fit], findings: Findings) -> None:
    """Report claims that say nothing, or speak of what no rubric of a tool has.

    Where a tool has several rubrics a claim is about the first that has all its names.
    """
    for claim in claims:
        check_statement(claim, findings)
        if claim.improves is not None:
            known = tuple(dict.fromkeys(name for fit in fits.values() for name in fit.measures))
            check_measure(claim.improves, known, claim, findings)
            _check_direction(claim, fits, findings)
        if claim.never is not None:
            findings.extend(_problems(claim, fits))


def check_statement(claim: Claim, findings: Findings) -> None:
    """Ask for exactly one of `never` and `improves`."""
    both = claim.never is not None and claim.improves is not None
    neither = not claim.place.has("never") and not claim.place.has("improves")
    if both or (neither and claim.never is None and claim.improves is None):
        findings.report(
            "QA604",
            "a claim says `never:` or `improves:`, and this one says "
            + ("both" if both else "neither"),
            claim.place.key("improves") if both else claim.place.here,
            "make two claims of it" if both else "for instance `improves: overall`",
        )


def check_measure(
    name: str, known: Iterable[str], claim: Claim | Waiver, findings: Findings
) -> None:
    """Ask that what a claim says to improve, or a waiver not to, is a measure."""
    known = tuple(known)
    if name not in known:
        findings.report_unknown("QA603", "measure", name, known, claim.place.value("improves"))


def _check_direction(claim: Claim, fits: Mapping[str, Fit], findings: Findings) -> None:
    for fit in fits.values():
        fitted = fit.measures.get(claim.improves or "")
        if fitted is not None and fitted.grades is None and fitted.better is None:
            findings.report(
                "QA516",
                f"nothing says which end of the score of `{fitted.name}` is good",
                claim.place.value("improves"),
                f"add `better: higher` or `better: lower` to the measure `{fitted.name}`",
            )


def _problems(claim: Claim, fits: Mapping[str, Fit]) -> tuple[Problem, ...]:
    """List what is wrong with a `never` for the rubric that it suits best."""
    found = [_problems_with(claim, fit) for fit in fits.values()]
    return min(found, key=len, default=())


def _problems_with(claim: Claim, fit: Fit) -> tuple[Problem, ...]:
    if claim.never is None:
        return ()
    functions = fit.extensions.all_functions
    return check(claim.never, fit.environment, wanted=TruthType(), functions=functions)[1]


def check_fitted_claims(fit: Fit, findings: Findings) -> None:
    """Report claims of a rubric that cannot be asked of this tool."""
    rubric = fit.rubric
    lacking = {*rubric.optional, *rubric.expects}.difference(fit.measures)
    claims = (claim for claim in rubric.claims if claim.improves not in lacking)
    check_claims(claims, {fit.name: fit}, findings)
    for waiver in rubric.waives:
        if waiver.improves not in lacking:
            check_measure(waiver.improves, fit.measures, waiver, findings)


def check_rubric_claims(rubric: Rubric, findings: Findings) -> None:
    """Report claims and waivers of a rubric that stands by itself and name none of its measures."""
    known = (*rubric.measures, *rubric.expects, *rubric.optional)
    for claim in rubric.claims:
        check_statement(claim, findings)
        if claim.improves is not None:
            check_measure(claim.improves, known, claim, findings)
    claimed = {claim.improves for claim in rubric.claims}
    for waiver in rubric.waives:
        check_measure(waiver.improves, known, waiver, findings)
        if waiver.improves in claimed:
            findings.report(
                "QA604",
                f"`{waiver.improves}` is claimed to improve, and that is waived",
                waiver.place.value("improves"),
                "take one of the two out",
            )
