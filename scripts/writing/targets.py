"""Where the links of pages lead: to a page, a place on it, a file that is published, or an address; called by check/runner.py.

A build finds the same in the rendered site (publish/verify.py, MkDocs), long after the check and without a line of the source.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from scripts.languages import Language, other_language
from scripts.messages.say import Message, say
from scripts.pages.addresses import GENERATED_FOLDERS, KIND_OF_NAME, is_address
from scripts.pages.citations import LINK, CitationError
from scripts.pages.generate import page_of
from scripts.pages.page_comments import FENCE, published_lines
from scripts.pages.prose import expand_line
from scripts.pages.writer import Writer
from scripts.records.attachments import is_published
from scripts.records.kinds import KINDS
from scripts.records.problems import Problem, nearest, shown
from scripts.twins.documents import Document
from scripts.twins.site import Site

_INLINE = r"\]\(\s*<?(?P<target>(?:[^()\s<>]|\([^()\s]*\))+)"
_TARGETS = (
    re.compile(
        rf"(?P<image>!\[[^\[\]]*)?{_INLINE}"
    ),  # a picture is looked at with its record (pages/prose_pictures.py)
    re.compile(r"^ {0,3}\[[^\[\]^]+\]:\s*<?(?P<target>[^\s<>]+)"),
    re.compile(r"<a\b[^>]*?\bhref=\"(?P<target>[^\"]*)\""),
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_MACRO = re.compile(r"\{\{[^{}]*\}\}")
#: What gives an element of a page its id: a list of attributes, HTML.
_IDS = re.compile(r"\{[^{}]*?#(?P<attribute>[\w.:-]+)|\bid=[\"']?(?P<html>[\w.:-]+)")
#: How like a path another must be that is meant.
_ALIKE = 0.8
_SCHEMES = ("https", "http", "mailto", "tel")


class Targets:
    """What pages lead to, for one site; `unreadable` are the files of pages that are there and cannot be read."""

    def __init__(self, site: Site, unreadable: frozenset[str] = frozenset()) -> None:
        self._site, self._unreadable = site, unreadable
        self._ids: dict[tuple[Language, str], frozenset[str] | None] = {}

    def problems(self, document: Document, name: str) -> Iterator[Problem]:
        """Yield each target on a page, called `name` inside its tree, where nothing is, or what no page may lead to."""
        for line, target in _targets_of(document):
            wrong = self._wrong(target, document.language, name)
            if wrong:
                yield Problem(document.page.name, line, 1, "", say("writing.link-to", target=target[:80]), wrong)

    def _wrong(self, target: str, language: Language, name: str) -> Message | None:
        """Return what was expected in the place of a target; None where it leads to something."""
        if not is_address(target) or "\\" in target:  # which the rule `markup` tells
            return None
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return _wrong_address(parts.scheme, parts.netloc)
        if parts.path.startswith("/"):
            return say("writing.path-from-page")
        path = posixpath.normpath(posixpath.join(language, posixpath.dirname(name), unquote(parts.path)))
        tree, _, inside = (path if parts.path else f"{language}/{name}").partition("/")
        if tree == other_language(language):  # which the rule `links` tells
            return None
        if tree == language and inside.endswith(".md"):
            return self._wrong_page(inside, unquote(parts.fragment), language, name)
        return self._wrong_file(path, language, name)

    def _wrong_page(self, page: str, fragment: str, language: Language, name: str) -> Message | None:
        if not self._has(page, language):
            # A page of one language alone is told where it is (pair-exists).
            if page in self._pages[other_language(language)]:
                return None
            return say("pages.page-that-is-there", near=self._nearest(page, language, name))
        if not fragment or fragment in self._headings_of(page, language):
            return None
        ids = self._ids_of(page, language)
        if ids is None or fragment in ids:
            return None
        return say("writing.place-on-page", near=nearest(fragment, sorted(ids)))

    def _wrong_file(self, path: str, language: Language, name: str) -> Message | None:
        file = self._site.docs / path
        if path.startswith("..") or not file.is_file():
            folder = file.parent if file.parent.is_dir() else self._site.docs
            files = sorted(other.name for other in folder.iterdir())
            is_file = "." in posixpath.basename(path)
            near = nearest(posixpath.basename(path), files) if is_file else self._nearest(f"{path}.md", language, name)
            return say("writing.page-or-file-that-is-there", near=near)
        return None if is_published(file) else say("writing.file-of-published-kind")

    def _has(self, page: str, language: Language) -> bool:
        folder = next((folder for folder in GENERATED_FOLDERS if page.startswith(f"{folder}/")), None)
        if folder is None:
            return page in self._pages[language] or shown(self._site.docs / language / page) in self._unreadable
        identifier = page.removeprefix(f"{folder}/").removesuffix(".md")
        kinds = [kind for kind, model in KINDS.items() if model.read_at == f"{folder}/"]
        return not kinds or any(
            identifier in self._site.records.by_kind[kind] or (kind, identifier) in self._site.records.aside
            for kind in kinds
        )

    @cached_property
    def _pages(self) -> dict[Language, set[str]]:
        pages: dict[Language, set[str]] = {"kk": set(), "ru": set()}
        for name, sides in self._site.named.items():
            for language in sides:
                pages[language].add(name)
        return pages

    def _nearest(self, page: str, language: Language, name: str) -> str:
        start = posixpath.dirname(name) or "."
        paths = [posixpath.relpath(other, start) for other in sorted(self._pages[language])]
        return nearest(posixpath.relpath(page.removeprefix(f"{language}/"), start), paths, _ALIKE)

    def _headings_of(self, page: str, language: Language) -> set[str]:
        """Return the ids of the headings of a page, to which most links lead: its blocks need not be drawn for them."""
        sides = self._site.named.get(page, {})
        return {section.identifier for section in sides[language].sections} if language in sides else set()

    def _ids_of(self, page: str, language: Language) -> frozenset[str] | None:
        """Return the ids of the elements of a page; None where that cannot be known."""
        key = language, page
        if key not in self._ids:
            try:
                self._ids[key] = frozenset(self._read_ids(page, language))
            except (CitationError, KeyError):  # which is told in its place
                self._ids[key] = None
        return self._ids[key]

    def _read_ids(self, page: str, language: Language) -> Iterator[str]:
        sides = self._site.named.get(page, {})
        if language in sides:
            writer = Writer(self._site.records, language, page)
            for line in sides[language].page.body.split("\n"):
                is_block = line.strip().startswith("{{ block.")
                text = expand_line(line, writer, self._site.docs / language) if is_block else line
                yield from _ids_in(text)
            return
        for record in self._site.records:
            if record.has_pages() and f"{record.read_at}{record.id}.md" == page:
                yield from _ids_in(page_of(record, self._site.records, language))
                return
        raise KeyError(page)


def _ids_in(text: str) -> Iterator[str]:
    return (match["attribute"] or match["html"] for match in _IDS.finditer(text))


def _wrong_address(scheme: str, host: str) -> Message | None:
    if scheme in KIND_OF_NAME:
        return say("writing.id-after-kind", scheme=scheme)
    if scheme not in _SCHEMES or (scheme in ("http", "https") and not host):
        return say("writing.link-that-begins-with", schemes=_SCHEMES)
    return None


def _targets_of(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the targets of the links on a page, each with its line; citations are none."""
    fence = ""
    for number, line in published_lines(document.page.body):
        match = FENCE.match(line)
        if fence:
            fence = "" if match and match["fence"].startswith(fence) and not match["info"].strip() else fence
            continue
        if match:
            fence = match["fence"]
            continue
        if "](" not in line and "]:" not in line and "<" not in line:
            continue
        text = LINK.sub("", _MACRO.sub("", _CODE.sub("", line)))
        for pattern in _TARGETS:
            for found in pattern.finditer(text):
                if not found.groupdict().get("image"):
                    yield document.page.first_line + number, found["target"]
