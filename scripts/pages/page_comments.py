"""Comments of HTML, which editors write for themselves or for the check and readers never get; called by prose.py and twins/comments.py."""

import re
from collections.abc import Iterator

#: What begins and ends a block of code.
FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
#: Code, which stays, or a comment with the blanks after it; it may go on in the next line.
_CODE_OR_COMMENT = re.compile(r"(?P<code>`[^`]*`)|<!--(?P<words>-?>|.*?(?:-->|$)) *")


def published_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of the body of a page with their numbers, from 0, without comments and the lines that hold nothing else."""
    if "<!--" not in body:
        yield from enumerate(body.split("\n"))
        return
    for number, published, _ in _cut(body):
        if published is not None:
            yield number, published


def open_ends(body: str) -> set[int]:
    """Return the numbers of the lines, from 0, on which a block of code or a comment begins that never ends."""
    fence, comment = "", -1
    begun = -1
    for number, line in enumerate(body.split("\n")):
        match = None if comment >= 0 else FENCE.match(line)
        if fence or match:
            begun = begun if fence else number
            fence = _fence_after(fence, match)
            continue
        rest = line.rpartition("-->")[2] if comment >= 0 and "-->" in line else line
        if comment < 0 or "-->" in line:
            opened = [found for found in _CODE_OR_COMMENT.finditer(rest) if found["words"] is not None]
            comment = number if opened and not opened[-1]["words"].endswith(">") else -1
    return {begun} if fence else {comment} - {-1}


def comments_in(body: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of the body of a page: the number of the line on which each begins, from 0, and its words there."""
    for number, _, comments in _cut(body) if "<!--" in body else ():
        yield from ((number, words.removesuffix("-->").strip()) for words in comments)


def _cut(body: str) -> Iterator[tuple[int, str | None, list[str]]]:
    """Yield each line by its number with what readers get of it, None for nothing, and the comments that begin on it."""
    lines = body.split("\n")
    last_end = max((number for number, line in enumerate(lines) if "-->" in line), default=-1)
    fence, is_inside = "", False
    for number, line in enumerate(lines):
        match = None if is_inside else FENCE.match(line)
        if fence or match:
            fence = _fence_after(fence, match)
            yield number, line, []
            continue
        was_inside, rest = is_inside, line
        if is_inside:
            _, end, rest = line.partition("-->")
            is_inside = not end
        comments = [found["words"] for found in _CODE_OR_COMMENT.finditer(rest) if found["words"] is not None]
        if comments and not comments[-1].endswith(">"):
            is_inside = number < last_end
            if not is_inside:  # it never ends: the rule `markup` refuses it
                yield number, line, comments
                continue
        published = _CODE_OR_COMMENT.sub(lambda found: found["code"] or "", rest).rstrip()
        is_cut = bool(comments) or was_inside
        yield number, (published or None) if is_cut else line, comments


def _fence_after(fence: str, match: re.Match[str] | None) -> str:
    """Return the fence that is open after a line that `match` tells to be one; "" for none."""
    if not fence:
        return match["fence"] if match else ""
    return "" if match and match["fence"].startswith(fence) and not match["info"].strip() else fence
