"""Write the table of verdicts that every Python must agree with: `python -m tests.expressions.verdicts`."""

from __future__ import annotations

import json
import random
from pathlib import Path

from qa_framework.expressions import ConditionError, parse, print_expr

TABLE = Path(__file__).with_name("verdicts.json")
SEED = 20260504
HOW_MANY = 1_500
PIECES = [
    *(
        [
            "a",
            "on_time",
            "impact.grade",
            "x.y.z",
            "_b",
            "and",
            "or",
            "not",
            "in",
            "if",
            "else",
            "date",
            "for",
            "is",
            "True",
            "None",
            "f",
        ]
    ),
    *(
        [
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "(",
            ")",
            "(",
            ")",
            ",",
            "=",
            "'",
            '"',
            "&&",
            "**",
            "//",
            "%",
            "[",
            "]",
            ";",
            ":",
            "#",
            ".",
            "\\",
            "$",
            "!",
            "|",
            "&",
            "^",
        ]
    ),
    *(
        [
            "'yes'",
            '"no"',
            "'it",
            "1",
            "0",
            "2.5",
            "007",
            "1_0",
            "0x1",
            "1e5",
            "999999999999999999",
            "9999999999999999999",
        ]
    ),
    *(
        [
            "date('2026-01-31')",
            "date('2026-02-30')",
            "number_of(g,",
            "at_most='b')",
            "in=('c')",
            "-1",
        ]
    ),
    *(" ", " ", " ", "\n", "\t", "\0", "\u00a0", "\u202e", "\ufeff", "\ud800", "\u0430", "\uff45"),
    *(
        "\U0001d431",
        "\u0660",
        "\u2264",
        "\u201c",
        "\u2019",
        "\u00e9",
        "\ua7cb",
        "\U0001fae8",
        "\u180e",
    ),
]


def verdict(text: str) -> str:
    """Say what becomes of a text: how it is printed, or the code and place of what is wrong."""
    try:
        return print_expr(parse(text))
    except ConditionError as error:
        [problem] = error.problems
        return f"{problem.code} {problem.span.line}:{problem.span.column}-{problem.span.end}"


def texts() -> list[str]:
    """Make texts of pieces, spaced or not, and conditions with a stretch replaced."""
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    found = list(PIECES)
    while len(found) < HOW_MANY:
        pieces = chance.choices(PIECES, k=chance.randint(1, 8))
        found.append(chance.choice(["", " "]).join(pieces))
    whole = [
        "a == 'yes' and not (b or c)",
        "-1 < a.b <= 2.5",
        "f(a, in=('x', 2)) if b else c in ('d')",
    ]
    for _ in range(HOW_MANY):
        text = chance.choice(whole)
        start = chance.randrange(len(text))
        found.append(text[:start] + chance.choice(PIECES) + text[start + chance.randint(0, 3) :])
    return list(dict.fromkeys(found))


def write() -> None:
    """Write the table anew."""
    lines = (json.dumps([text, verdict(text)]) for text in texts())
    TABLE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="ascii", newline="\n")


if __name__ == "__main__":
    write()
