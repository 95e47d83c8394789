"""Published schemes as plain data: what their rules look like in the language (5.9)."""

from __future__ import annotations

from typing import Any

from tests.reference.scales import bands, question, section, tool

# Food hygiene: the lower of band(total) and cap(worst component).
FOOD_HYGIENE = tool(
    section(
        "scores",
        question("hygiene", type="number", one_of=[0, 5, 10, 15, 20, 25], better="lower"),
        question("structural", type="number", one_of=[0, 5, 10, 15, 20, 25], better="lower"),
        question("confidence", type="number", one_of=[0, 5, 10, 20, 30], better="lower"),
    ),
    rubric={
        "grades": "ratings",
        "unanswered": "block",
        "measures": {
            "total": {
                "method": "sum",
                "of": "questions",
                "bands": bands(
                    "at_most",
                    ("r5", 15),
                    ("r4", 20),
                    ("r3", 30),
                    ("r2", 40),
                    ("r1", 50),
                    last="r0",
                ),
            },
            "worst": {
                "method": "highest",
                "of": "questions",
                "bands": bands("at_most", ("r5", 5), ("r4", 10), ("r2", 15), ("r1", 20), last="r0"),
            },
            "rating": {"method": "lowest", "of": ["total", "worst"], "use": "grades"},
        },
    },
)

# Strengths and difficulties: five scales of five items, prorated from three, the total blocked.
SDQ_SECTIONS = ("emotional", "conduct", "hyperactivity", "peers", "prosocial")
SDQ_REVERSED = {"conduct_2", "hyperactivity_4", "hyperactivity_5", "peers_2", "peers_3"}


def sdq_item(name: str) -> dict[str, Any]:
    """Write one item; five are said the other way round."""
    return question(name, "sdq", better="lower", reverse="yes" if name in SDQ_REVERSED else "no")


def sdq_sum(name: str) -> dict[str, Any]:
    """Write one scale of five items."""
    return {
        "method": "sum",
        "of": name,
        "unanswered": {"prorate": {"at_least": 3}},
        "round": {"to": 0, "half": "up"},
        "bands": "none",
    }


SDQ = tool(
    *(section(name, *(sdq_item(f"{name}_{n}") for n in range(1, 6))) for name in SDQ_SECTIONS),
    asked_of=["parent", "teacher"],
    rubric={
        "grades": "sdq_grades",
        "unanswered": "block",
        "measures": {
            **{f"{name}_score": sdq_sum(name) for name in SDQ_SECTIONS},
            "total": {
                "method": "sum",
                "of": [f"{name}_score" for name in SDQ_SECTIONS[:4]],
                "use": "scores",
                "bands": {
                    "by": "audit.perspective",
                    "teacher": bands(
                        "at_most",
                        ("average", 11),
                        ("raised", 15),
                        ("high", 18),
                        last="very_high",
                    ),
                    "parent": bands(
                        "at_most",
                        ("average", 13),
                        ("raised", 16),
                        ("high", 19),
                        last="very_high",
                    ),
                },
            },
        },
    },
)

# Care quality of local authorities: percent of what nine statements could score.
QUARTERS = bands(
    "at_least",
    ("outstanding", 88),
    ("good", 63),
    ("requires_improvement", 39),
    last="inadequate",
)


def percent_of_four(half: str, statements: int) -> dict[str, Any]:
    """Write a tool of statements on four points, scored as a whole percent."""
    return tool(
        section("statements", *(question(f"s{n}", "four") for n in range(statements))),
        rubric={
            "grades": "four",
            "unanswered": "block",
            "bands": QUARTERS,
            "measures": {
                "overall": {
                    "method": "percent",
                    "of": "questions",
                    "round": {"to": 0, "half": half},
                }
            },
        },
    )


# Social care settings: one judgement limits, another is graded.
SCCIF = tool(
    section("protection", question("protected", "four", judges="section")),
    section("leadership", question("leaders", "four", judges="section")),
    section("experiences", question("overall_grade", "four", judges="overall")),
    rubric={
        "grades": "four",
        "unanswered": "block",
        "each_section": {"method": "judged"},
        "measures": {
            "overall": {
                "method": "judged",
                "limits": [
                    {
                        "id": "not_protected",
                        "when": "protection.grade == 'inadequate'",
                        "always": "inadequate",
                    },
                    {
                        "id": "leaders_likely",
                        "when": "leadership.grade == 'inadequate'",
                        "suggest": "inadequate",
                    },
                    {
                        "id": "leaders_cap",
                        "when": "leadership.grade == 'inadequate'",
                        "no_better_than": "requires_improvement",
                    },
                ],
                "judgement": {"may_depart": "yes", "roles": ["inspector"]},
            }
        },
    },
)

# Children's services: four grades, no overall; a rule of scheduling is a flag.
ILACS_AREAS = ("leaders", "protection", "care", "care_leavers")
ILACS = tool(
    *(section(name, question(f"{name}_grade", "four", judges="section")) for name in ILACS_AREAS),
    rubric={
        "grades": "four",
        "unanswered": "block",
        "each_section": {"method": "judged"},
        "groups": {"practice": ["protection", "care", "care_leavers"]},
        "flags": [
            {
                "id": "eligible",
                "when": "leaders.grade >= 'good' and number_of(practice, at_least='good') >= 2",
            }
        ],
    },
)

# Security benchmarks: four models over one set of results.
XCCDF = tool(
    section("group_a", question("a1", "xccdf"), question("a2", "xccdf")),
    section("group_b", question("b1", "xccdf"), question("b2", "xccdf")),
    rubric={
        "unanswered": "block",
        "each_section": {"method": "percent"},
        "measures": {
            "default": {
                "method": "mean",
                "of": "sections",
                "use": "scores",
                "weights": {"group_b": 3},
            },
            "flat": {"method": "sum", "of": "questions", "left_out": "adds_nothing"},
            "flat_unweighted": {
                "method": "sum",
                "of": "questions",
                "left_out": "adds_nothing",
                "weights": {},
            },
            "absolute": {
                "method": "formula",
                "formula": "1 if flat.score == flat.possible else 0",
            },
        },
    },
)

# Staged maturity: a level needs every area of it and of all below.
CMMI_AREAS = {
    "level_2": ["reqm", "pp", "pmc", "sam"],
    "level_3": ["rd", "ts"],
    "level_4": ["opp", "qpm"],
}
CMMI = tool(
    section("areas", *(question(a, "satisfied") for areas in CMMI_AREAS.values() for a in areas)),
    rubric={
        "grades": "maturity",
        "unanswered": "block",
        "groups": CMMI_AREAS,
        "measures": {
            "maturity": {
                "method": "gates",
                "gates": [{"grade": "ml1"}]
                + [
                    {"grade": f"ml{n}", "needs": f"all_of(level_{n}, equal='satisfied')"}
                    for n in (2, 3, 4)
                ],
            }
        },
    },
)

# Buildings: shares of credits by weight, and minimum standards for each rating.
BREEAM = tool(
    section("man", question("man01", type="number", least=0, most=5)),
    section("ene", question("ene01", type="number", least=0, most=12)),
    section("other", question("credits", type="number", least=0, most=100)),
    section("extra", question("innovation", type="number", least=0, most=10)),
    rubric={
        "grades": "breeam",
        "unanswered": "block",
        "measures": {
            **{
                name: {"method": "percent", "of": name, "bands": "none"}
                for name in ("man", "ene", "other")
            },
            "weighted": {
                "method": "mean",
                "of": ["man", "ene", "other"],
                "use": "scores",
                "weights": {"man": "0.12", "ene": "0.19", "other": "0.69"},
                "bands": "none",
            },
            "rating": {
                "method": "formula",
                "formula": "weighted.score + innovation",
                "bands": [
                    {"grade": "outstanding", "at_least": 85, "needs": "ene01 >= 10 and man01 >= 2"},
                    {"grade": "excellent", "at_least": 70, "needs": "ene01 >= 6 and man01 >= 1"},
                    {"grade": "very_good", "at_least": 55},
                    {"grade": "good", "at_least": 45},
                    {"grade": "pass", "at_least": 30},
                    {"grade": "unclassified"},
                ],
            },
        },
    },
)

# Youth justice: standards of 0 to 3, one never counted, bands as shares of what was possible.
HMIP = tool(
    *(section(f"std{n}", question(f"q{n}", "standard", judges="section")) for n in range(13)),
    rubric={
        "grades": "standard",
        "unanswered": "block",
        "each_section": {"method": "judged"},
        "measures": {
            "overall": {
                "method": "sum",
                "of": "sections",
                "except": ["std12"],
                "use": "grades",
                "left_out": "adds_nothing",
                "bands": bands(
                    "at_least",
                    ("outstanding", "31 of 36"),
                    ("good", "19 of 36"),
                    ("requires_improvement", "7 of 36"),
                    last="inadequate",
                ),
            }
        },
    },
)

# Domestic abuse: a count, or a cluster, or judgement, and judgement only towards higher risk.
DASH = tool(
    section("items", *(question(f"d{n}", "yes_no") for n in range(24))),
    rubric={
        "grades": "risk",
        "unanswered": "block",
        "groups": {"cluster": ["d20", "d21", "d22"]},
        "measures": {
            "risk": {
                "method": "count",
                "of": "questions",
                "where": {"equal": "yes"},
                "bands": [
                    {"grade": "standard", "at_most": 9},
                    {"grade": "medium", "at_most": 13},
                    {"grade": "high"},
                ],
                "limits": [
                    {
                        "id": "cluster_of_danger",
                        "when": "all_of(cluster, equal='yes')",
                        "no_better_than": "high",
                    }
                ],
                "judgement": {
                    "may_depart": "yes",
                    "roles": ["practitioner"],
                    "direction": "worse",
                },
            }
        },
    },
)

# Depression: nine items, at most two missing, and an alert that depends on no total.
PHQ_9 = tool(
    section("items", *(question(f"i{n}", "phq", better="lower") for n in range(1, 10))),
    rubric={
        "grades": "severity",
        "unanswered": {"prorate": {"at_least": 7}},
        "measures": {
            "total": {
                "method": "sum",
                "of": "questions",
                "bands": bands(
                    "at_most",
                    ("minimal", 4),
                    ("mild", 9),
                    ("moderate", 14),
                    ("moderately_severe", 19),
                    last="severe",
                ),
            }
        },
        "flags": [{"id": "item_9", "when": "i9 >= '1'"}],
    },
)

# Nursing homes: stars for inspections, moved by staffing and by quality.
CMS = tool(
    section("stars", *(question(name, "star") for name in ("health", "staffing", "quality"))),
    rubric={
        "unanswered": "block",
        "measures": {
            "staffed": {
                "method": "formula",
                "formula": "clamp(health + (1 if staffing >= 4 and staffing > health else 0)"
                " - (1 if staffing == 1 else 0), 1, 5)",
            },
            "moved": {
                "method": "formula",
                "formula": "clamp(staffed.score + (1 if quality == 5 else 0)"
                " - (1 if quality == 1 else 0), 1, 5)",
            },
            "overall": {
                "method": "formula",
                "formula": "min(moved.score, 2) if health == 1 else moved.score",
            },
        },
    },
)
