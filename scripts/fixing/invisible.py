"""What is wrong in a file and not seen: line ends, letters in parts, signs and spaces that came along; called by fix.py.

The check reads a file as if most of this were mended (records/text_files.py); so a mend changes nothing of what is published.
"""

import re
from collections.abc import Callable, Iterator

from scripts.fixing.mends import Mend
from scripts.messages.say import Message, say
from scripts.pages.page_comments import FENCE
from scripts.records.text_files import IN_PARTS, OTHER_SPACE, SPACE_OF_MARKUP, UNSEEN, in_whole_letters

_LINE_END = re.compile(r"\r\n?")
_LAST_SPACES = re.compile(r"[ \t]+(?=\n|$)")
#: A line that is nothing but a sign of Markdown, which needs the space behind it; and a backslash, which takes the space along.
_NEEDS_SPACE = re.compile(r"\s*(?:[-*+>:]|\d+[.)]|#+)|.*\\")

#: Finds what is wrong in the text of a file, of a page or of another one.
Finder = Callable[[str, bool], Iterator[Mend]]


def with_own_line_ends(text: str) -> tuple[str, int]:
    """Return the text with line ends of one sign, and how many were others."""
    return _LINE_END.subn("\n", text)


def _unseen(text: str, is_page: bool) -> Iterator[Mend]:
    for match in UNSEEN.finditer(text):
        yield Mend(*match.span(), "", _named(match.group()))


def _letters_in_parts(text: str, is_page: bool) -> Iterator[Mend]:
    for match in IN_PARTS.finditer(text):
        whole = in_whole_letters(match.group())
        if whole != match.group():
            yield Mend(*match.span(), whole, " ".join(map(_named, match.group())), _named(whole))


def _spaces_of_markup(text: str, is_page: bool) -> Iterator[Mend]:
    for match in SPACE_OF_MARKUP.finditer(text):
        for space in OTHER_SPACE.finditer(text, *match.span()):
            size = len(space.group())
            yield Mend(*space.span(), " " * size, _named(space.group()), _counted(size))


def _spaces_at_the_end(text: str, is_page: bool) -> Iterator[Mend]:
    """Yield the spaces at the end of lines, but in a page not those of code, and not two before a line that goes on."""
    start, front, fence = 0, is_page and text.partition("\n")[0].rstrip() == "---", ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        is_body = is_page and not front
        match = FENCE.match(line) if is_body else None
        if match and (not fence or match["fence"].startswith(fence)):
            fence = "" if fence else match["fence"]
        spaces = _LAST_SPACES.search(line)
        if spaces and not (is_body and (fence or _is_meant(line, lines[number + 1 : number + 2]))):
            yield Mend(start + spaces.start(), start + len(line), "", _counted(len(spaces.group())))
        front = front and not (number and line.rstrip() == "---")
        start += len(line) + 1


def _is_meant(line: str, following: list[str]) -> bool:
    words = line.rstrip(" \t")
    if not words or line[len(words) :].count("\t"):
        return False
    is_new_line = line.endswith("  ") and bool(following and following[0].strip())
    return is_new_line or _NEEDS_SPACE.fullmatch(words) is not None


def _counted(spaces: int) -> Message:
    return say("rendering.spaces", count=spaces)


def _named(signs: str) -> str:
    return " ".join(f"U+{ord(sign):04X}" for sign in signs)


#: What is looked for, in this order: what one takes away may have hidden what the next finds.
INVISIBLE: tuple[Finder, ...] = (_unseen, _letters_in_parts, _spaces_of_markup, _spaces_at_the_end)
