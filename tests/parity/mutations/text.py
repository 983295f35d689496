"""A text of one language in which a fault is planted, and what of it readers see; used by every family of faults."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scripts.languages import Language
from tests.examples import beside

#: By family and language, which word a fault puts in the place of which.
REPLACEMENTS: dict[str, dict[Language, dict[str, str]]] = beside(__file__, "replacements.yml")
#: Stands in the seen text for every sign that no reader sees, so that both texts have the same offsets.
UNSEEN = "\0"
#: What may stand between two words that a reader sees side by side: a space, or the target of a link and a space.
GAP = rf"[{UNSEEN}\s]"

_UNSEEN = re.compile(
    r"""
      <!--.*?-->                              # a comment
    | \{\{[^{}]*\}\}                          # a citation or a block
    | !?\[(?=[^\[\]]*\]\()                    # the beginning of a link or an image
    | \]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)  # the target of a link
    | \{\s*[.\#:][^{}]*\}                     # an id or a class
    | </?[a-zA-Z][^<>]*>                      # HTML
    | ^```markdown$.*?^```$                   # an example of Markdown, of whose words the twin has others
    | `[^`\n]*`                               # code
    | \[\^[^\]\s]+\]:?                        # a footnote
    | ^!!!\s+\w+                              # the kind of a note
    | ^\s*\d+[.)](?=\s)                       # the marker of a numbered list
    | ^\|(?:\s*:?-+:?\s*\|)+$                 # the line under the head of a table
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_SEEN_FIELD = re.compile(r"^(?:title|description):\s*[\"']?(?P<words>.*?)[\"']?$", re.MULTILINE)


class Edit(NamedTuple):
    """One fault: what stands between `start` and `end` becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Text:
    """A whole page or a field of a record in one language; `twin` is the same in the other language.

    `name` is the path of a page inside its tree; `only` keeps the faults of a planted sentence to that sentence.
    """

    language: Language
    source: str
    twin: str
    is_page: bool
    name: str = ""
    only: tuple[int, int] | None = None

    @cached_property
    def seen(self) -> str:
        """The text as readers see it, of the same length: what they do not see is UNSEEN."""
        hidden = _UNSEEN.sub(lambda match: UNSEEN * len(match.group()), self.source)
        hidden = re.sub(r"\A\s*!!!", UNSEEN * 3, hidden)
        if not self.is_page:
            return hidden
        body = self.body
        head = list(UNSEEN * body)
        for match in _SEEN_FIELD.finditer(self.source, 0, body):
            head[match.start("words") : match.end("words")] = match["words"]
        return "".join(head) + hidden[body:]

    @property
    def body(self) -> int:
        """Where the body of a page begins, after the front matter; 0 for a field."""
        return self.source.index("\n---\n", 4) + 5 if self.is_page else 0

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The lines of the body, each with its offset; those of the front matter and of an example of Markdown are empty."""
        found, offset, is_example = [], 0, False
        for line in self.source.split("\n"):
            is_example = line == "```markdown" or (is_example and line != "```")
            found.append((offset, line if offset >= self.body and not is_example else ""))
            offset += len(line) + 1
        return found

    def apply(self, edit: Edit) -> str:
        """Return the text with the fault in it."""
        return self.source[: edit.start] + edit.new + self.source[edit.end :]

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield every place of a pattern in what readers see."""
        return pattern.finditer(self.seen)


def replacing(match: re.Match[str], group: str | int, new: str) -> Edit:
    """Return the fault that puts `new` in the place of one group of a match."""
    return Edit(match.start(group), match.end(group), new)


def words_replaced(tables: Mapping[Language, Mapping[str, str]]) -> Callable[[Text], Iterator[Edit]]:
    """Return the family that replaces every whole word (or words) of a table, with a capital where it had one."""
    patterns = {language: any_of(table) for language, table in tables.items()}

    def edits(text: Text) -> Iterator[Edit]:
        for match in text.find(patterns[text.language]):
            new = tables[text.language][match.group().lower()]
            yield Edit(match.start(), match.end(), new[:1].upper() + new[1:] if match.group()[0].isupper() else new)

    return edits


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of these whole words, in small letters or with a capital."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
