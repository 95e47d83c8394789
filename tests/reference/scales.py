"""The scales of the schemes, and short ways to write definitions as plain data."""

from __future__ import annotations

from typing import Any

YES_NO = {
    "levels": {"no": {"points": 0}, "yes": {"points": 1}},
    "absences": {"na": {"effect": "leave_out"}, "dont_know": {"effect": {"count_as": "no"}}},
}
FOUR = {
    "levels": {
        "inadequate": {"points": 1},
        "requires_improvement": {"points": 2},
        "good": {"points": 3},
        "outstanding": {"points": 4},
    },
    "absences": {
        "not_applicable": {"effect": "leave_out"},
        "not_seen": {"effect": "block"},
    },
}
RATINGS = {"levels": {f"r{n}": {"points": n} for n in range(6)}}
SDQ_SCALE = {"levels": {"not": {"points": 0}, "some": {"points": 1}, "true": {"points": 2}}}
SDQ_GRADES = {
    "better": "lower",
    "levels": {"average": {}, "raised": {}, "high": {}, "very_high": {}},
}
XCCDF_SCALE = {
    "levels": {
        "fail": {"points": 0},
        "error": {"points": 0},
        "unknown": {"points": 0},
        "pass": {"points": 1},
        "fixed": {"points": 1},
    },
    "absences": {
        name: {"effect": "leave_out"}
        for name in ("notapplicable", "notchecked", "informational", "notselected")
    },
}
PHQ = {"levels": {f"{n}": {"points": n} for n in range(4)}}
STAR = {"range": {"from": 1, "to": 5, "step": 1}}
BREEAM_RATINGS = ("outstanding", "excellent", "very_good", "good", "pass")

SCALES: dict[str, dict[str, Any]] = {
    "yes_no": YES_NO,
    "four": FOUR,
    "ratings": RATINGS,
    "sdq": SDQ_SCALE,
    "sdq_grades": SDQ_GRADES,
    "xccdf": XCCDF_SCALE,
    "satisfied": {
        "levels": {"unsatisfied": {}, "satisfied": {}},
        "absences": {"na": {"effect": "leave_out"}},
    },
    "maturity": {"levels": {f"ml{n}": {"points": n} for n in range(1, 5)}},
    "breeam": {"levels": {name: {} for name in ("unclassified", *reversed(BREEAM_RATINGS))}},
    "standard": {
        "levels": {
            name: {"points": n}
            for n, name in enumerate(("inadequate", "requires_improvement", "good", "outstanding"))
        },
        "absences": {"not_rated": {"effect": "leave_out"}},
    },
    "risk": {"better": "lower", "levels": {"standard": {}, "medium": {}, "high": {}}},
    "phq": PHQ,
    "severity": {
        "better": "lower",
        "levels": {
            name: {} for name in ("minimal", "mild", "moderate", "moderately_severe", "severe")
        },
    },
    "star": STAR,
}


def question(name: str, scale: str | None = None, **more: Any) -> dict[str, Any]:
    """Write a question."""
    return {"id": name, "ask": "?", **({"scale": scale} if scale else {}), **more}


def section(name: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Write a section."""
    return {"id": name, "title": name, "questions": list(questions), **more}


def tool(*sections: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Write a tool."""
    return {"kind": "tool", "id": "t", "title": "T", "sections": list(sections), **more}


def bands(direction: str, *pairs: tuple[str, object], last: str) -> list[dict[str, Any]]:
    """Write a band table, best first."""
    return [{"grade": grade, direction: bound} for grade, bound in pairs] + [{"grade": last}]
