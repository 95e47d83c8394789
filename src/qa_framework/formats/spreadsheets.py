"""Cells that a spreadsheet would run, made harmless.

Source:
    OWASP, CSV Injection: cells that begin with `=`, `+`, `-`, `@`, a tab or a line break. Full-width
    forms and signs behind blanks are read the same way by some programs.
"""

from __future__ import annotations

import re

from qa_framework.definitions.base import NUMBER_FORM

RUN = re.compile(r"'*[\s\x00-\x1f]*[=+\-@＝＋－＠]|'*[\t\r\n]")  # noqa: RUF001 - full-width forms


def for_excel(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run; a number stays as it is.

    A cell that already has apostrophes there gets one more, so that `from_excel` gives every cell
    back.

    >>> for_excel("=1+1"), for_excel("-1.5"), for_excel("'=1+1")
    ("'=1+1", '-1.5', "''=1+1")
    """
    if RUN.match(cell) and not NUMBER_FORM.match(cell):
        return f"'{cell}"
    return cell


def from_excel(cell: str) -> str:
    """Take away the apostrophe that `for_excel` put before a cell.

    >>> from_excel("'=1+1"), from_excel("it's"), from_excel("'twas")
    ('=1+1', "it's", "'twas")
    """
    if cell.startswith("'") and for_excel(cell[1:]) == cell:
        return cell[1:]
    return cell
