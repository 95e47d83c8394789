"""When a file cannot be used at all."""

from __future__ import annotations

from qa_framework.problems import Error

SAVE_AS = "in Excel, save it as `CSV UTF-8 (comma delimited)`"


class FileRefused(Error):  # noqa: N818 - what is raised is a verdict
    """A file that cannot be read or written as a table of audits; the message says why.

    The message names the file, and a line where there is one, and never what stands in a cell.
    """
