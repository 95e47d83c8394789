"""An explanation: data first, printed as text, shown as HTML in a notebook."""

from __future__ import annotations

import sys

from attrs import frozen

from qa_framework.scoring.explain.explained import ExplanationData
from qa_framework.scoring.explain.html import as_html
from qa_framework.scoring.explain.layout import fitted_to
from qa_framework.scoring.explain.text import as_text


@frozen(kw_only=True)
class Explanation(ExplanationData):
    """Why one response came out as it did. Printed, it is text; in a notebook, a page."""

    def __str__(self) -> str:
        return self.text(getattr(sys.stdout, "encoding", None))

    def text(self, encoding: str | None = None) -> str:
        """Write the explanation as lines of up to 88 characters.

        Args:
            encoding: What the text is for, such as `cp1252`: characters that it lacks are written
                with others, `≈` as `~` and `ŵ` as `w`. None keeps all. `str()` takes what the
                console has.
        """
        return fitted_to(as_text(self), encoding)

    def _repr_html_(self) -> str:
        return as_html(self)
