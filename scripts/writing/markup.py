"""The rule `markup`: Markdown that is broken, so that a reader would see something else than the editor; called by runner.py."""

import re
from collections.abc import Iterator

from scripts.pages.addresses import is_address
from scripts.pages.page_comments import FENCE
from scripts.twins.comments import misspelt_comments
from scripts.twins.documents import Document
from scripts.twins.finding import Finding, from_problem
from scripts.writing.elements import wrong_elements

_BROKEN = (
    (re.compile(r"\[[^\[\]]*\]\([^()\s]*$"), "a link that does not end", "[words](target)"),
    (re.compile(r"\[[^\[\]]*\]\(\s*\)"), "a link without a target", "[words](target)"),
    (
        re.compile(r"\[[^\[\]]+\]\s+\((?=[^()\s]+\.md|https?:)"),
        "a space between the words and the target",
        "[words](target)",
    ),
)
#: The targets of links in each of the ways in which Markdown writes them.
_TARGETS = (
    re.compile(r"\]\(\s*<?(?P<target>[^\s)>]+)"),
    re.compile(r"^ {0,3}\[[^\[\]]*\]:\s*<?(?P<target>[^\s>]+)"),
    re.compile(r"<(?P<target>(?:https?|ftps?):[^<>]*)>", re.IGNORECASE),
)
_EMPHASIS = re.compile(r"(?<!\\)\*\*")
_CODE = re.compile(r"`[^`\n]*`")


def markup_findings(document: Document) -> Iterator[Finding]:
    """Yield what is left open in the Markdown of a page: a fence, a comment, an element, a link, bold words."""
    page = document.page
    fence: tuple[str, int] | None = None
    comment: int | None = None
    outside_code = page.body.split("\n")
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        match = FENCE.match(line)
        if fence or (match and comment is None):
            outside_code[number - page.first_line] = ""
        if fence:
            if match and match["fence"].startswith(fence[0]) and not match["info"].strip():
                fence = None
            continue
        if match and comment is None:
            fence = match["fence"], number
            continue
        comment = _open_comment(line, number, comment)
        if comment is None:
            yield from _line_findings(page.name, number, line)
    if fence:
        yield _finding(
            page.name, fence[1], f'a block of code that does not end ("{fence[0]}")', f'"{fence[0]}" after it'
        )
    if comment is not None:
        yield _finding(page.name, comment, "a comment that does not end", '"-->" after it')
    for problem in misspelt_comments(page):
        yield from_problem(problem, "markup")
    for element in wrong_elements("\n".join(outside_code)):
        yield _finding(page.name, page.first_line + element.line, element.found, element.expected)
    for passage in document.passages():
        if "**" in passage.source and len(_EMPHASIS.findall(_CODE.sub("", passage.source))) % 2:
            found = f'bold words that do not end ("{passage.source[:40]}…")'
            yield _finding(passage.file, passage.line, found, "** on both sides of the words")


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
            yield _finding(name, number, f'a link to "{link["target"]}"', "an address that programs can read")
    if "[" in line:
        for pattern, found, expected in _BROKEN:
            match = pattern.search(text)
            if match:
                yield _finding(name, number, f'{found} ("{match.group()}")', expected)


def _finding(name: str, line: int, found: str, expected: str) -> Finding:
    return Finding(name, line, "markup", "error", f"found {found}; expected {expected}")
