"""The style of an explanation stays within its block and lets the page's colours through."""

from __future__ import annotations

import re

from qa_framework.scoring.explain.style import NAME, STYLE

RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE)


def test_every_rule_is_about_the_block_or_what_is_in_it() -> None:
    assert RULES
    assert all(
        selector.startswith(f".{NAME}") and "," not in selector.replace("(th,td)", "")
        for selector, _ in RULES
    )


def test_no_colour_is_opaque_so_that_light_and_dark_pages_shine_through() -> None:
    colours = re.findall(r"#[0-9a-f]{3,8}|rgb\([^)]*\)|rgba\([^)]*\)", STYLE)
    assert colours
    assert all(re.fullmatch(r"rgba\(\d+,\d+,\d+,\.\d+\)", colour) for colour in colours)


def test_nothing_is_loaded() -> None:
    assert "url(" not in STYLE
    assert "@" not in STYLE
    assert "<" not in STYLE
