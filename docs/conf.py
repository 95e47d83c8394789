"""How the documentation is built: Sphinx with furo, pages in MyST Markdown."""

from __future__ import annotations

from qa_framework import __version__

project = "qa_framework"
author = "qa_framework contributors"
project_copyright = f"2026, {author}"
release = __version__
version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["conftest.py"]
nitpicky = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_use_ivar = True  # what a class has is told once, beside its properties
napoleon_custom_sections = [("Source", "notes_style")]

html_theme = "furo"
html_title = f"qa_framework {version}"
