"""What is recorded of an audit."""

from __future__ import annotations

from qa_framework.audits.response import Answer, Departure, Response

__all__ = ["Answer", "Departure", "Response"]
