"""Coverage of a framework: data first, printed as text, shown and saved as a page."""

from __future__ import annotations

import sys

from attrs import frozen

from qa_framework.reports.coverage.covered import CoverageData
from qa_framework.reports.coverage.html import as_html, as_page
from qa_framework.reports.coverage.text import as_text
from qa_framework.scoring.explain.layout import fitted_to


@frozen(kw_only=True)
class Coverage(CoverageData):
    """What the entries of a framework are looked at by. Printed, it is text; in a notebook, a page."""

    def __str__(self) -> str:
        return self.text(getattr(sys.stdout, "encoding", None))

    def text(self, encoding: str | None = None) -> str:
        """Write it as lines of up to 80 characters.

        Args:
            encoding: What the text is for, such as `cp1252`; characters that it lacks are written
                with others. None keeps all.
        """
        return fitted_to(as_text(self), encoding)

    def html(self) -> str:
        """Write it as a page of its own, which needs nothing else and runs nothing."""
        return as_page(self)

    def _repr_html_(self) -> str:
        return as_html(self)
