"""The rule `markup`: Markdown by which a reader would see something else than the editor means; called by runner.py."""

import re
from collections.abc import Iterator
from itertools import chain

from scripts.messages.say import say
from scripts.pages.addresses import is_address
from scripts.pages.page_comments import FENCE, published_lines
from scripts.pages.prose_pictures import wrong_name
from scripts.records.problems import found_and_expected
from scripts.rendering.remembered import differences_of
from scripts.twins.comments import misspelt_comments
from scripts.twins.documents import Document
from scripts.twins.finding import Finding, from_problem
from scripts.writing.elements import WrongElement, wrong_elements
from scripts.writing.material import UnknownName, merge_marks, unknown_names

_BROKEN = (
    (re.compile(r"\[[^\[\]]*\]\([^()\s]*$"), say("writing.link-that-does-not-end"), say("writing.link-form")),
    (re.compile(r"\[[^\[\]]*\]\(\s*\)"), say("writing.link-without-target"), say("writing.link-form")),
    (
        re.compile(r"\[[^\[\]]+\]\s+\((?=[^()\s]+\.md|https?:)"),
        say("writing.space-between-words-and-target"),
        say("writing.link-form"),
    ),
)
#: The targets of links in each of the ways in which Markdown writes them.
_TARGETS = (
    re.compile(r"\]\(\s*<?(?P<target>[^\s)>]+)"),
    re.compile(r"^ {0,3}\[[^\[\]]*\]:\s*<?(?P<target>[^\s>]+)"),
    re.compile(r"<(?P<target>(?:https?|ftps?):[^<>]*)>", re.IGNORECASE),
)
#: Two words of Kazakh or Russian.
_PROSE = re.compile(r"[Ѐ-ԯ]{2,}[ ,]+[Ѐ-ԯ]{2,}")
_EMPHASIS = re.compile(r"(?<!\\)\*\*")
_CODE = re.compile(r"`[^`\n]*`")
_LANGUAGE = re.compile(r" *[\w+#.-]* *")


def markup_findings(document: Document) -> Iterator[Finding]:
    """Yield what is left open in the Markdown of a page, what the site does not know, and what it would show otherwise.

    A line in which something is wrong is told of once: what follows from that would only repeat it.
    """
    open_ends, outside_code = _open_ends(document)
    told = [*open_ends, *_broken(document, outside_code), *_indented(document)]
    # The rule `prose` tells of the name of a picture that no file can have, whatever else that makes of the line.
    named = {document.page.first_line + place for place, text in enumerate(outside_code) if wrong_name(text)}
    told = [finding for finding in told if finding.line not in named]
    yield from told
    if not open_ends:
        page, lines = document.page, {finding.line for finding in told} | named | set(_merged(document))
        published = list(published_lines(page.body))
        for difference in differences_of("\n".join(text for _, text in published)):
            line = page.first_line + published[difference.line][0]
            if line not in lines and (difference.is_known or not told):
                yield _finding(page.name, line, difference.found, difference.expected)


def _indented(document: Document) -> Iterator[Finding]:
    """Yield the text that its indent makes code; code in words of this language stands between signs."""
    lines = document.page.text.split("\n")
    blocks = (block for section in document.sections for outer in section.blocks for block in outer.all_blocks())
    for block in blocks:
        line = lines[block.line - 1]
        if block.is_indented and _PROSE.search(line):
            found = say("writing.indent-of-code", words=line.strip()[:40])
            yield _finding(document.page.name, block.line, found, say("writing.text-without-indent"))


def _merged(document: Document) -> Iterator[int]:
    """Yield the lines of a page from each mark where a merge begins to that where it ends."""
    is_inside = False
    for number, line in enumerate(document.page.body.split("\n"), start=document.page.first_line):
        is_inside |= line.startswith("<<<<<<<")
        if is_inside:
            yield number
        is_inside &= not line.startswith(">>>>>>>")


def _broken(document: Document, outside_code: list[str]) -> Iterator[Finding]:
    """Yield what is wrong by itself: a mark of a merge, a name, an element, a link, bold words."""
    page = document.page
    for problem in misspelt_comments(page):
        yield from_problem(problem, "markup")
    lines = page.body.split("\n")
    for wrong in chain[UnknownName | WrongElement](
        merge_marks(lines), unknown_names(outside_code, lines), wrong_elements("\n".join(outside_code))
    ):
        yield _finding(page.name, page.first_line + wrong.line, wrong.found, wrong.expected)
    for passage in document.passages():
        if "**" in passage.source and len(_EMPHASIS.findall(_CODE.sub("", passage.source))) % 2:
            found = say("writing.bold-words-that-do-not-end", source=passage.source[:40])
            yield _finding(passage.file, passage.line, found, say("writing.on-both-sides-of-words"))
    for number, line in enumerate(outside_code, start=page.first_line):
        yield from _line_findings(page.name, number, line)


def _open_ends(document: Document) -> tuple[list[Finding], list[str]]:
    """Return the code that does not begin or end well and comments that do not end, and the lines of the page without those of code."""
    page = document.page
    fence: tuple[str, int] | None = None
    comment: int | None = None
    found = []
    outside_code = page.body.split("\n")
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        match = FENCE.match(line)
        if fence or (match and comment is None):
            outside_code[number - page.first_line] = ""
        if fence:
            if match and match["fence"].startswith(fence[0]) and not match["info"].strip():
                fence = None
        elif match and comment is None:
            fence = match["fence"], number
            if not _LANGUAGE.fullmatch(match["info"]):
                expected = say("writing.name-of-language-behind-signs-or")
                found.append(
                    _finding(page.name, number, say("writing.code-that-begins-so", line=line.strip()[:40]), expected)
                )
        else:
            comment = _open_comment(line, number, comment)
            if comment is not None and comment != number:
                outside_code[number - page.first_line] = ""
    if fence:
        code = say("writing.block-of-code-that-does-not", fence=fence[0])
        found.append(_finding(page.name, fence[1], code, say("writing.after-it", sign=fence[0])))
    if comment is not None:
        found.append(
            _finding(page.name, comment, say("writing.comment-that-does-not-end"), say("writing.after-it", sign="-->"))
        )
    return found, outside_code


def _open_comment(line: str, number: int, comment: int | None) -> int | None:
    """Return the line on which the comment began that is still open after `line`, or None."""
    if comment is None and "<!--" not in line:
        return None
    after = line.rpartition("<!--")[2]
    if "-->" in after:
        return None
    return comment if comment is not None and "<!--" not in line else number


def _line_findings(name: str, number: int, line: str) -> Iterator[Finding]:
    text = _CODE.sub("", line)
    for link in (link for pattern in _TARGETS for link in pattern.finditer(text)):
        # By a backslash the sign behind it, which ends the link, is one of the address; a browser takes it for a slash.
        if "\\" in link["target"] or not is_address(link["target"]):
            yield _finding(
                name,
                number,
                say("writing.link-to", target=link["target"]),
                say("writing.address-that-programs-can-read"),
            )
    if "[" in line:
        for pattern, found, expected in _BROKEN:
            match = pattern.search(text)
            if match:
                yield _finding(name, number, say("with-words", found=found, words=match.group()), expected)


def _finding(name: str, line: int, found: str, expected: str) -> Finding:
    return Finding(name, line, "markup", "error", found_and_expected(found, expected))
