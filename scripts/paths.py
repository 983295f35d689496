"""Where the parts of the project lie; used by the commands and the line of steps."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
CONFIG = PROJECT / "mkdocs.yml"
DOCS = PROJECT / "docs"
DATA = DOCS / "data"
#: The templates of the frame, and the styles and scripts of the page.
LOOK = PROJECT / "overrides"
SITE = PROJECT / "site"
#: What may be kept from one build to the next, by what it is made of.
CACHE = PROJECT / ".cache"
