"""Writes the twins of a new page and puts it into the navigation; called by `python -m scripts new page PATH`."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from scripts.files import write_whole
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import say
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.pages.front_matter import write_front_matter
from scripts.pages.navigation import read_settings
from scripts.pages.phrases import phrase
from scripts.pages.prose import is_generated
from scripts.records.kinds.revisions import PAGE_PATTERN
from scripts.records.loader import today
from scripts.records.problems import file_error, nearest, shown

#: An entry of the navigation that is a page, with its title or without: `  - Жаңалықтар: news.md`.
_ENTRY = re.compile(r"(?P<indent> +)- +(?:[^:#]+: )?(?P<page>[a-z0-9/-]+\.md)\s*(?:#.*)?")
#: The id of the one heading of a new page; an editor gives it a better one.
_HEADING = "first"


def write_new_page(
    config: Path, docs: Path, name: str, titles: Mapping[Language, str] | None = None
) -> tuple[str, list[Path]]:
    """Write the page `name` in both languages and its line in the navigation of `config`.

    Returns the name inside the trees (`about/plans.md`) and the files written. Raises InputError for a name that can be
    none, a page that is there, a section that is not; then nothing is written.
    """
    page = _inside_the_trees(name)
    pages = {language: docs / language / page for language in LANGUAGES}
    for path in pages.values():
        if path.exists():
            raise file_error(path, say("pages.page-of-this-name"), say("pages.name-that-no-page-has"))
    read_settings(config)
    navigation = with_page(config.read_bytes().decode("utf-8"), page, shown(config))
    texts = {path: _text(language, (titles or {}).get(language, "")) for language, path in pages.items()}
    written: list[Path] = []
    try:
        for path, text in (*texts.items(), (config, navigation)):
            write_whole(path, text.encode("utf-8"))
            written.append(path)
    except BaseException:
        for path in texts:
            path.unlink(missing_ok=True)
        raise
    return page, written


def _inside_the_trees(name: str) -> str:
    """Return the name of a page inside the trees, however an editor wrote its path; raise InputError for one that no page can have."""
    page = re.sub(rf"^(?:\./)?(?:docs/)?(?:(?:{'|'.join(LANGUAGES)})/)?", "", name)
    if not re.fullmatch(PAGE_PATTERN, page) or (posixpath.basename(page) == "index.md" and "/" not in page):
        raise file_error(say("pages.the-page"), say("quoted", text=name), say("pages.path-expected"))
    if is_generated(page):
        expected = say("pages.another-folder-expected", folders=[*GENERATED_FOLDERS])
        raise file_error(say("pages.the-page"), say("quoted", text=page), expected)
    return page


def with_page(text: str, page: str, config: str) -> str:
    """Return the text of mkdocs.yml with a page behind the last of its section; every other byte stays.

    Raises InputError where the navigation has the page or has no section for it.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.rstrip() == "nav:"), len(lines)) + 1
    ends = (number for number in range(first, len(lines)) if lines[number].strip() and not lines[number][0].isspace())
    entries = {
        match["page"]: (number, match["indent"])
        for number in range(first, next(ends, len(lines)))
        if (match := _ENTRY.fullmatch(lines[number].rstrip("\r")))
    }
    if page in entries:
        found, place = say("pages.page-with-line", page=page), f"{config}:{entries[page][0] + 1}"
        raise file_error(place, found, say("pages.page-without-line"))
    folder = posixpath.dirname(page)
    beside = [place for other, place in entries.items() if posixpath.dirname(other) == folder]
    if not beside:
        folders = sorted({posixpath.dirname(other) for other in entries} - {""})
        expected = say("pages.sections-expected", sections=folders, near=nearest(folder, folders))
        raise file_error(config, say("pages.no-section-of-folder", folder=folder), expected)
    number, indent = max(beside) if folder else max(place for place in beside if place[1] == min(beside)[1])
    ending = "\r" if lines[number].endswith("\r") else ""
    lines.insert(number + 1, f"{indent}- {page}{ending}")
    return "\n".join(lines)


def _text(language: Language, title: str) -> str:
    """Return what stands on a new page: its front matter, a heading, and in comments what to write where."""
    meta = write_front_matter({"title": title, "description": "", "reviewed": today(), "sources": []})
    return "\n".join(
        (
            meta,
            f"<!-- {phrase('new_page_beginning', language)} -->",
            "",
            f"## {phrase('new_page_heading', language)} {{ #{_HEADING} }}",
            "",
            f"<!-- {phrase('new_page_section', language)} -->",
            "",
        )
    )
