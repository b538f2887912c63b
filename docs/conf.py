"""The documentation, built with Sphinx: `sphinx-build -W -b html docs site`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pictures

project = "draftkit"
author = "the draftkit authors"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = "draftkit"
exclude_patterns = ["_build", "pictures"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["misc.highlighting_failure"]  # JSON with … in it
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
default_role = "code"


def setup(app):
    """Make the pictures of the tutorial, where LibreOffice is; pages do without them where it is not."""
    if pictures.draw(Path(app.srcdir) / "pictures"):
        app.tags.add("pictures")
    else:  # Sphinx looks for the pictures of parts that it leaves out, too
        app.config.suppress_warnings = [*app.config.suppress_warnings, "image.not_readable"]
