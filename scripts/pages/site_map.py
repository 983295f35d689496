"""Lists every page of one language by section, for the list of pages; called by blocks.py."""

from dataclasses import dataclass
from pathlib import Path

from scripts.languages import Language
from scripts.languages.alphabet import in_order
from scripts.pages.front_matter import read_title
from scripts.records.problems import InputError

#: The sections of the site in the order of its navigation: folder (or page) -> key of the phrase.
SECTIONS = {
    "index": "section_home",
    "initiative": "section_initiative",
    "catalogue": "section_catalogue",
    "partnership": "section_partnership",
    "news": "section_news",
    "press": "section_press",
    "data": "section_data",
    "about": "section_about",
    "search": "section_search",
}


@dataclass(frozen=True)
class Entry:
    """A page: its path inside the tree of a language, and its title as plain text."""

    page: str
    title: str


def site_map(pages: Path, language: Language) -> list[tuple[str, list[Entry]]]:
    """Return (key of the section's phrase, its pages) for the tree of pages at `pages`, first pages first."""
    found: dict[str, list[Entry]] = {section: [] for section in SECTIONS}
    for path in sorted(pages.rglob("*.md")):
        page = path.relative_to(pages).as_posix()
        section = page.removesuffix(".md").partition("/")[0]
        try:
            title = read_title(path) or page
        except InputError:
            continue  # a page that cannot be read is a finding of its own
        found.setdefault(section, []).append(Entry(page, title))
    return [
        (SECTIONS.get(section, section), _ordered(section, entries, language))
        for section, entries in found.items()
        if entries
    ]


def _ordered(section: str, entries: list[Entry], language: Language) -> list[Entry]:
    first = [entry for entry in entries if entry.page in (f"{section}.md", f"{section}/index.md")]
    rest = [entry for entry in entries if entry not in first]
    return first + in_order(rest, lambda entry: entry.title, language)
