"""Lists of cases: a file by its name, or what a program already holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath

from qa_framework.formats.tables import open_table
from qa_framework.sampling import Source, SourceRow, source_of


@contextmanager
def open_cases(frame: object) -> Iterator[Source]:
    """Open a list of cases.

    Args:
        frame: The path of a file (`.csv`, `.jsonl`, each also with `.gz`), rows (mappings of heading
            to value), or a data frame: pandas, polars or a pyarrow table.

    Raises:
        FileRefused: The file is not there, or cannot be read as a table; now or at a later row.
        TypeError: It is no list of cases.
    """
    if isinstance(frame, str | PathLike):
        with open_table(str(fspath(frame))) as table:
            rows = (SourceRow(row.line, row.values, row.fault) for row in table)
            yield Source(rows, table.columns, "line")
    else:
        yield frame if isinstance(frame, Source) else source_of(frame)
