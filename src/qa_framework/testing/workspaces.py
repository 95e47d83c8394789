"""Workspaces and definitions from text, for tests that need no files."""

from __future__ import annotations

from textwrap import dedent
from typing import TypeVar

from qa_framework.definitions import Definition
from qa_framework.hooks import Plugins, keep_owned, load_plugins
from qa_framework.loading.documents import read_file
from qa_framework.loading.folder import Read, read_origins
from qa_framework.problems import InvalidDefinitions
from qa_framework.workspace import Workspace, make_workspace

AnyDefinition = TypeVar("AnyDefinition", bound=Definition)


def workspace_of(*texts: str, strict: bool = True, plugins: Plugins | None = None) -> Workspace:
    r"""Make a workspace from the text of files, beside what the library and its plugins bring.

    Args:
        texts: The YAML of one file each; what all lines are indented by is taken away. In
            problems they are called `text 1`, `text 2` and so on.
        strict: Raise when anything in the texts is wrong.
        plugins: The plugins to use; those that are installed unless given.

    Raises:
        InvalidDefinitions: Something is wrong, and ``strict``; with every error.

    >>> workspace = workspace_of("kind: scale\nid: a\nversion: 1.0.0\ntitle: A\nlevels: {b: {}}")
    >>> workspace.errors
    ()
    """
    plugins = load_plugins() if plugins is None else plugins
    contents = [
        read_file(dedent(text).encode("utf-8"), f"text {number}")
        for number, text in enumerate(texts, 1)
    ]
    brought = read_origins(plugins.origins)
    own = [item for content in contents for item in content.items]
    owned = keep_owned((*own, *brought.items))
    wrong = [problem for content in contents for problem in content.problems]
    problems = (*plugins.problems, *brought.problems, *owned.problems, *wrong)
    read = Read(items=owned.items, problems=problems, files=brought.files + len(texts))
    workspace = make_workspace(read, plugins)
    if strict and workspace.errors:
        raise InvalidDefinitions.of(workspace.errors)
    return workspace


def definition_of(model: type[AnyDefinition], text: str) -> AnyDefinition:
    """Read one definition from its text, without what it refers to.

    Args:
        model: Its class, such as ``Tool``.
        text: Its YAML; what all lines are indented by is taken away.

    Raises:
        InvalidDefinitions: It cannot be read as a whole.
        TypeError: It is of another kind.
    """
    content = read_file(dedent(text).encode("utf-8"), "text")
    problems = (*content.problems, *(found for item in content.items for found in item.problems))
    if problems or not content.items:
        raise InvalidDefinitions.of(problems)
    definition = content.items[0].definition
    if not isinstance(definition, model):
        raise TypeError(f"the text is no {model.__name__}")
    return definition
