"""Families of faults in the bones of a page and in what it points at; listed in families.py."""

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.languages import other_language
from scripts.pages.citations import LINK, MACRO
from tests.parity.mutations.text import Edit, Text

_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
_HEADING = re.compile(r"(?P<signs>#{2,6}) (?P<words>.*?)\s*\{ #(?P<id>[a-z0-9-]+) \}$")
_ROW = re.compile(r"\|(?!\s*:?-+:?\s*\|)")
_BLOCK = re.compile(r"\{\{ block\.(?P<name>[a-z-]+)(?P<arguments>(?: [a-z0-9-]+)*) \}\}")
_NOT_PARAGRAPH = re.compile(r"\s*$|\s*(?:[-*+]|\d+\.)\s|#|\||\{\{ block\.|!!!|:  |<|    ")
_CARRIES = re.compile(r"\{\{[^{}]*\}\}|\]\([^()]*\)|\d+|«[^»]*»")


def _without_line(text: Text, offset: int, line: str) -> Edit:
    return Edit(offset, min(offset + len(line) + 1, len(text.source)), "")


# --- lists and tables ---


def item_dropped(text: Text) -> Iterator[Edit]:
    """One item of a list of two or more."""
    lines = text.lines
    for index, (offset, line) in enumerate(lines):
        beside = [lines[other][1] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
        if _ITEM.match(line) and any(_ITEM.match(other) for other in beside):
            yield _without_line(text, offset, line)


def list_start_changed(text: Text) -> Iterator[Edit]:
    """A numbered list begins from 2."""
    for index, (offset, line) in enumerate(text.lines):
        if line.startswith("1. ") and not _ITEM.match(text.lines[index - 1][1]):
            yield Edit(offset, offset + 1, "2")


def numbers_for_bullets(text: Text) -> Iterator[Edit]:
    """A list of bullets becomes a numbered one."""
    index, lines = 0, text.lines
    while index < len(lines):
        last = index
        while last < len(lines) and lines[last][1].startswith("- "):
            last += 1
        if last > index:
            numbered = "\n".join(f"{number}. {line[2:]}" for number, (_, line) in enumerate(lines[index:last], start=1))
            yield Edit(lines[index][0], lines[last - 1][0] + len(lines[last - 1][1]), numbered)
        index = max(last, index + 1)


def row_dropped(text: Text) -> Iterator[Edit]:
    """One row of a table, not its head."""
    lines = text.lines
    for index, (offset, line) in enumerate(lines):
        if index and _ROW.match(line) and lines[index - 1][1].startswith("|"):
            yield _without_line(text, offset, line)


def cells_swapped(text: Text) -> Iterator[Edit]:
    """Two neighbours in a row of which each holds a value, a name, a link or a citation, and not the same."""
    for offset, line in text.lines:
        if not _ROW.match(line):
            continue
        cells, place = [], offset + 1
        for cell in line[1:].split("|")[:-1]:
            cells.append((place, cell))
            place += len(cell) + 1
        for (start, one), (_, other) in pairwise(cells):
            held = sorted(_CARRIES.findall(one)), sorted(_CARRIES.findall(other))
            if held[0] and held[1] and held[0] != held[1]:
                yield Edit(start, start + len(one) + 1 + len(other), f"{other}|{one}")


def definition_dropped(text: Text) -> Iterator[Edit]:
    """A term of a record's page is left without its definition."""
    for offset, line in text.lines:
        if line.startswith(":   "):
            yield _without_line(text, offset, line)


# --- headings, paragraphs, blocks, notes ---


def heading_lost(text: Text) -> Iterator[Edit]:
    """A heading becomes a paragraph."""
    for offset, line in text.lines:
        match = _HEADING.match(line)
        if match:
            yield Edit(offset, offset + len(line), match["words"])


def heading_id_changed(text: Text) -> Iterator[Edit]:
    """Another id."""
    for offset, line in text.lines:
        match = _HEADING.match(line)
        if match:
            yield Edit(offset + match.end("id"), offset + match.end("id"), "-more")


def heading_level_changed(text: Text) -> Iterator[Edit]:
    """A heading goes one level down, or up where it can."""
    for offset, line in text.lines:
        match = _HEADING.match(line)
        if match:
            yield Edit(offset, offset, "#")
            if len(match["signs"]) > 2:
                yield Edit(offset, offset + 1, "")


def paragraph_dropped(text: Text) -> Iterator[Edit]:
    """A whole paragraph."""
    for index, (offset, line) in enumerate(text.lines):
        beside = text.lines[max(index - 1, 0)][1] + text.lines[min(index + 1, len(text.lines) - 1)][1]
        if offset >= text.body and not beside.strip() and not _NOT_PARAGRAPH.match(line):
            yield _without_line(text, offset, line)


def block_dropped(text: Text) -> Iterator[Edit]:
    """A block that is drawn from records is left out, or drawn with fewer words."""
    for offset, line in text.lines:
        match = _BLOCK.match(line)
        if match:
            yield _without_line(text, offset, line)
            if match["arguments"]:
                yield Edit(offset + match.start("arguments"), offset + match.end("arguments"), "")


def note_kind_changed(text: Text) -> Iterator[Edit]:
    """A warning becomes a tip."""
    for offset, line in text.lines:
        match = re.match(r"!!! (?P<kind>\w+)", line)
        if match:
            yield Edit(offset + match.start("kind"), offset + match.end("kind"), "tip")


def note_lost(text: Text) -> Iterator[Edit]:
    """A note becomes a paragraph without its mark."""
    for offset, line in text.lines:
        if line.startswith("!!! "):
            end = text.source.index("\n    ", offset) + 5
            yield Edit(offset, end, "")


def source_of_page_dropped(text: Text) -> Iterator[Edit]:
    """One of the sources in the front matter."""
    match = re.search(r"^sources: \[(?P<all>.*)\]$", text.source[: text.body], re.MULTILINE)
    names = match["all"].split(", ") if match else []
    for index in range(len(names)):
        assert match
        rest = ", ".join(names[:index] + names[index + 1 :])
        yield Edit(match.start("all"), match.end("all"), rest)


def day_of_review_changed(text: Text) -> Iterator[Edit]:
    """The front matter says another day of review."""
    match = re.search(r"^reviewed: \d{4}-\d\d-(?P<day>\d\d)$", text.source[: text.body], re.MULTILINE)
    if match:
        yield Edit(match.start("day"), match.end("day"), "05" if match["day"] != "05" else "06")


# --- links ---

_PAGE_LINK = re.compile(r"\]\((?P<page>[\w./-]+\.md)(?P<fragment>#[\w-]+)?\)|\]\((?P<here>#[\w-]+)\)")


def link_retargeted(text: Text) -> Iterator[Edit]:
    """A link to a page leads to another page."""
    for match in _PAGE_LINK.finditer(text.source, text.body):
        if match["page"]:
            folder, name = posixpath.split(match["page"])
            new = posixpath.join(folder, "news.md" if name != "news.md" else "press.md")
            yield Edit(match.start("page"), match.end("page"), new)


def fragment_changed(text: Text) -> Iterator[Edit]:
    """A link to a place leads to another place, or to the page without the place."""
    for match in _PAGE_LINK.finditer(text.source, text.body):
        group = "fragment" if match["fragment"] else "here" if match["here"] else None
        if group:
            yield Edit(match.end(group), match.end(group), "-more")
        if match["fragment"]:
            yield Edit(match.start("fragment"), match.end("fragment"), "")


def link_into_other_tree(text: Text) -> Iterator[Edit]:
    """A link to a page leads to its twin in the other language."""
    up = "../" * (text.name.count("/") + 1)
    for match in _PAGE_LINK.finditer(text.source, text.body):
        if match["page"]:
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(text.name), match["page"]))
            yield Edit(match.start("page"), match.end("page"), f"{up}{other_language(text.language)}/{inside}")


def address_in_other_language(text: Text) -> Iterator[Edit]:
    """The address of an act is left in the other language: kaz and rus in the addresses of the law."""
    mine, other = ("kaz", "rus") if text.language == "kk" else ("rus", "kaz")
    for match in re.finditer(rf"(?<=law\.example\.kz/){mine}(?=/)", text.source):
        yield Edit(match.start(), match.end(), other)


def link_lost(text: Text) -> Iterator[Edit]:
    """The words of a link stay without their link."""
    for match in re.finditer(r"\[(?P<words>[^\[\]]+)\]\([^()]+\)(?:\{ \.fact \})?", text.source[text.body :]):
        start = text.body + match.start()
        if text.source[start - 1 : start] != "!":
            yield Edit(start, text.body + match.end(), match["words"])


# --- citations ---

#: What is cited in place of another record; the second where the first is already there.
_OTHERS = {
    "figure": ("minimum-pay", "deduction-limit"),
    "source": ("article", "production-law/7-1"),
    "party": ("kasip-chamber", "orleu"),
    "institution": ("no-901.name", "no-901.summary"),
    "event": ("working-visit.outcome", "working-visit.date"),
    "opportunity": ("workwear", "furniture"),
    "term": ("rent-level", "pay-floor"),
    "entry": ("convict", "institution"),
    "site": ("sewing-workshop.name", "sewing-workshop.summary"),
}


def citation_retargeted(text: Text) -> Iterator[Edit]:
    """Another figure, another source, another passage."""
    for match in MACRO.finditer(text.source, text.body):
        if match["name"] in _OTHERS and match["rest"].startswith("."):
            first, second = _OTHERS[match["name"]]
            new = f".{second if match['rest'].strip() == f'.{first}' else first}"
            yield Edit(match.start("rest"), match.start("rest") + len(match["rest"].rstrip()), new)


def passage_of_source_changed(text: Text) -> Iterator[Edit]:
    """The same source without the passage."""
    for match in MACRO.finditer(text.source, text.body):
        if match["name"] == "source" and "/" in match["rest"]:
            start = match.start("rest") + match["rest"].index("/")
            yield Edit(start, match.start("rest") + len(match["rest"].rstrip()), "")


def source_removed(text: Text) -> Iterator[Edit]:
    """A statement is left without its source."""
    for match in re.finditer(r" \(\{\{ source\.[^{}]* \}\}\)", text.source):
        yield Edit(match.start(), match.end(), "")


def citation_removed(text: Text) -> Iterator[Edit]:
    """A citation of any record is left out."""
    for match in MACRO.finditer(text.source, text.body):
        if match["name"] in _OTHERS:
            yield Edit(match.start(), match.end(), "")


def record_link_retargeted(text: Text) -> Iterator[Edit]:
    """[Words](term:x) lead to another record of the kind."""
    for match in LINK.finditer(text.source, text.body):
        first, second = (name.partition(".")[0] for name in _OTHERS[match["name"]])
        new = second if match["id"] == first else first
        yield Edit(match.start("id"), match.end("id"), new)


# --- planted blocks ---


def image_replaced(text: Text) -> Iterator[Edit]:
    """Another image, or none."""
    for match in re.finditer(r"!\[[^\]]*\]\((?P<file>[^)]*)\)", text.source):
        start = match.start("file") + match["file"].rfind("/") + 1
        yield Edit(start, start, "gate-")
        yield Edit(match.start(), match.end(), match.group()[2 : match.group().index("]")])


def footnote_lost(text: Text) -> Iterator[Edit]:
    """The sign of a footnote is left out, or leads to another."""
    for match in re.finditer(r"\[\^(?P<id>\w+)\](?!:)", text.source):
        yield Edit(match.start(), match.end(), "")
        yield Edit(match.end("id"), match.end("id"), "2")
