"""Tables of audits: read from files, scored row by row, written to files."""

from __future__ import annotations

from qa_framework.formats.decimals import decimal_text
from qa_framework.formats.refusals import FileRefused
from qa_framework.formats.scored import RowScorer, ScoredRow
from qa_framework.formats.spreadsheets import for_excel, from_excel
from qa_framework.formats.tables import Row, Table, open_table, open_writer

__all__ = [
    "FileRefused",
    "Row",
    "RowScorer",
    "ScoredRow",
    "Table",
    "decimal_text",
    "for_excel",
    "from_excel",
    "open_table",
    "open_writer",
]
