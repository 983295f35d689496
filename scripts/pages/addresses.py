"""Where each record can be read on the site; used by writer.py, generate.py and context.py.

A place is a path inside the tree of one language (`about/sources.md`) and a fragment, or None.
"""

import posixpath
from dataclasses import dataclass

from scripts.languages import LANGUAGES, Language

#: The names under which prose speaks of kinds of records.
KIND_OF_NAME = {
    "institution": "institution",
    "site": "production-site",
    "opportunity": "opportunity",
    "party": "party",
    "event": "event",
    "term": "term",
    "figure": "figure",
    "entry": "entry",
    "source": "source",
}

#: Folders of the pages of records: kind -> folder inside each language.
GENERATED = {
    "institution": "catalogue/institutions",
    "production-site": "catalogue/sites",
    "opportunity": "catalogue/opportunities",
    "party": "initiative/parties",
    "event": "news",
}

#: The pages of the list of production sites; the first is the catalogue itself.
LIST_FOLDER = "catalogue/list"
#: Every folder that holds nothing but what the generator has written.
GENERATED_FOLDERS = (*GENERATED.values(), LIST_FOLDER)
CATALOGUE = "catalogue/index.md"

_LISTED = {
    "term": "partnership/terms.md",
    "figure": "press.md",
    "entry": "about/glossary.md",
    "source": "about/sources.md",
}


@dataclass(frozen=True)
class Place:
    """A page of one language tree and a place on it."""

    page: str
    fragment: str | None = None


def place_of(kind: str, name: str) -> Place:
    """Return where the record of `kind` with the id `name` (a source may carry /passage) can be read."""
    if kind in GENERATED:
        return Place(f"{GENERATED[kind]}/{name}.md")
    return Place(_LISTED[kind], anchor(kind, name))


def anchor(kind: str, name: str) -> str:
    """Return the id of the element that shows a listed record: `figure-minimum-wage`, `pec-119-3`."""
    prefix = "figure-" if kind == "figure" else ""
    return prefix + name.replace("/", "-")


def relative_link(target: Place, from_page: str) -> str:
    """Return the Markdown link from one page of a language tree to a place in the same tree."""
    path = posixpath.relpath(target.page, posixpath.dirname(from_page) or ".")
    if target.page == from_page:
        path = ""
    return f"{path}#{target.fragment}" if target.fragment else path or posixpath.basename(from_page)


def page_url(page: str, language: Language) -> str:
    """Return the address of a page from the root of the site: `ru/about/sources/`; the home page of the root is empty."""
    path = page.removesuffix(".md")
    path = path.removesuffix("index") if posixpath.basename(path) == "index" else f"{path}/"
    return path if language == LANGUAGES[0] else f"{language}/{path}"


def relative_url(target: str, from_url: str) -> str:
    """Return the relative address of `target` (from the root of the site) for a page at `from_url`."""
    path = posixpath.relpath(f"/{target}", f"/{from_url}")
    return f"{path}/" if target.endswith("/") or not target else path


def passport_path(site: str, language: Language) -> str:
    """Return the path of the PDF of a production site from the root of the site: `ru/catalogue/sites/no-53-areas.pdf`."""
    return page_url(place_of("production-site", site).page, language).removesuffix("/") + ".pdf"


def list_page(number: int) -> str:
    """Return the path of a page of the list of production sites inside the tree of a language."""
    return CATALOGUE if number == 1 else f"{LIST_FOLDER}/{number}.md"


def catalogue_data_path(language: Language) -> str:
    """Return the path of the data of the list from the root of the site: `ru/catalogue/sites.json`."""
    return f"{page_url(CATALOGUE, language)}sites.json"
