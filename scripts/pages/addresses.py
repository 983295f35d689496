"""Where each record can be read on the site; used by writer.py, generate.py and context.py.

A place is a path inside the tree of one language (`about/sources.md`) and a fragment, or None.
"""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from scripts.languages import LANGUAGES, Language
from scripts.records.kinds import KINDS

#: Kinds by the names that citations use.
KIND_OF_NAME = {model.cited_as or kind: kind for kind, model in KINDS.items() if model.is_cited}

CATALOGUE = "catalogue/index.md"
#: The further pages of the list of production sites; the first is the catalogue itself.
LIST_FOLDER = "catalogue/list"
#: The words of production sites in both languages, from the root of the site.
SITE_WORDS = "catalogue/words.json"
#: The folder of the API in the site. What would break a program that uses it goes into a folder with another number.
API = "api/v1"
#: The page that lists every field.
FIELDS_PAGE = "data/fields.md"
#: The pages that show editors what they can write, and officials how a form is filled in; readers are not led to them.
FOR_EDITORS = ("about/writing.md", "about/form.md")
#: Every folder of a language tree that holds nothing but what the generator has written.
GENERATED_FOLDERS = (*(model.read_at.rstrip("/") for model in KINDS.values() if model.has_pages()), LIST_FOLDER)


@dataclass(frozen=True)
class Place:
    """A page of one language tree and a place on it."""

    page: str
    fragment: str | None = None


def place_of(kind: str, name: str) -> Place:
    """Return where the record of `kind` with the id `name` (a source may carry /passage) can be read."""
    model = KINDS[kind]
    return Place(f"{model.read_at}{name}.md") if model.has_pages() else Place(model.read_at, anchor(kind, name))


def anchor(kind: str, name: str) -> str:
    """Return the id of the element that shows a listed record: `figure-minimum-wage`, `pec-119-3`."""
    return KINDS[kind].anchor_prefix + name.replace("/", "-")


def relative_link(target: Place, from_page: str) -> str:
    """Return the Markdown link from one page of a language tree to a place in the same tree."""
    path = posixpath.relpath(target.page, posixpath.dirname(from_page) or ".")
    if target.page == from_page:
        path = ""
    return f"{path}#{target.fragment}" if target.fragment else path or posixpath.basename(from_page)


def page_url(page: str, language: Language) -> str:
    """Return the address of a page from the root of the site: `ru/about/sources/`; the home page of the root is empty."""
    path = page.removesuffix(".md")
    return url_in(path.removesuffix("index") if posixpath.basename(path) == "index" else f"{path}/", language)


def url_in(path: str, language: Language) -> str:
    """Return the address from the root of the site of what has the address `path` inside the tree of `language`."""
    return path if language == LANGUAGES[0] else f"{language}/{path}"


def language_of_url(url: str) -> tuple[Language, str]:
    """Return the language of a page by its address from the root of the site, and its address inside that language."""
    first, _, path = url.partition("/")
    return next(((language, path) for language in LANGUAGES[1:] if language == first), (LANGUAGES[0], url))


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


def json_path(kind: str, name: str) -> str:
    """Return the path from the root of the site of a record in the API, or of the `index` of its kind."""
    return f"{API}/{kind}/{name}.json"


def table_path(table: str) -> str:
    """Return the path from the root of the site of a table as CSV."""
    return f"data/{table}.csv"


def is_address(text: str) -> bool:
    """Return whether programs can read an address; that of no host, as in `https://[`, they cannot."""
    try:
        return bool(urlsplit(text))
    except ValueError:
        return False


def resolved(url: str, path: str) -> str:
    """Return the address from the root of the site to which `path` leads from the page at `url`."""
    if not path:
        return url
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(url), unquote(path))).lstrip("/")
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return f"{target}/" if target and is_folder else target
