"""Cuts a page into sections, blocks and passages with their lines, without rendering it; called by site.py.

The blocks are those that readers see: paragraphs, lists, tables, admonitions. The parser (rendering/commonmark.py) gives each its lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from scripts.languages import Language
from scripts.pages.front_matter import Page
from scripts.pages.page_comments import open_ends, published_lines
from scripts.rendering.commonmark import block_parser
from scripts.twins.passages import TextPassage

_HEADING_ID = re.compile(r"\s*\{[^{}]*?#(?P<id>[^\s{}]+)[^{}]*\}\s*$")
_BLOCK_MACRO = re.compile(r"^\{\{\s*(block\.[^{}]*?)\s*\}\}$")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*|(?<=\s)(?:class|id)=\"[^\"]*\"")

#: What opens a block that holds other blocks: what editors call it, and the kind of passage of the text right inside it.
_CONTAINERS = {
    "bullet_list_open": ("list", "item"),
    "ordered_list_open": ("numbered list", "item"),
    "list_item_open": ("item", "item"),
    "blockquote_open": ("quote", "quote"),
    "admonition_open": ("admonition", "paragraph"),
    "dl_open": ("definition list", "definition"),
    "dd_open": ("definition", "definition"),
    "table_open": ("table", "cell"),
    "tr_open": ("row", "cell"),
    "tab_open": ("tab", "paragraph"),
    "tab_content_open": ("content of the tab", "paragraph"),
    "caption_open": ("caption", "paragraph"),
    "footnote_reference_open": ("footnote", "paragraph"),
}
#: What opens a block of one text: what editors call it, and its kind of passage, where that is not that of the block around.
_LEAVES = {
    "paragraph_open": ("paragraph", None),
    "th_open": ("cell", "cell"),
    "td_open": ("cell", "cell"),
    "dt_open": ("term", "term"),
    "admonition_title_open": ("title of the admonition", "title"),
    "tab_title_open": ("title of the tab", "title"),
    "abbreviation_open": ("abbreviation", "term"),
}
#: What editors call a block without prose.
_BARE = {"fence": "code", "code_block": "code", "hr": "line across"}
#: A comment in code and other words of it, which are translated as the rest of the page is.
_WORDS_IN_CODE = re.compile(r"(?:#|//|--|<!--|/\*)[^\n]*[Ѐ-ԯ][^\n]*|[Ѐ-ԯ]+(?:[ ,.!?—–-]+[Ѐ-ԯ]+)*")
#: What an example of Markdown says, with what stands between its words.
_WORDS_OF_EXAMPLE = re.compile(r"[Ѐ-ԯ]+|[ ,.—]")
#: Wrappers that do not count as blocks.
_TRANSPARENT = ("thead_open", "thead_close", "tbody_open", "tbody_close")


@dataclass
class Block:
    """A block of a page: `kind` and `detail` are what both languages share, `passages` and `children` what it holds."""

    kind: str
    detail: str
    line: int
    passages: list[TextPassage] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)
    #: Code by its indent alone, which a text may have got by chance.
    is_indented: bool = False

    def all_passages(self) -> Iterator[TextPassage]:
        """Yield the passages of the block and of all inside it, in the order of the page."""
        yield from self.passages
        for child in self.children:
            yield from child.all_passages()

    def all_blocks(self) -> Iterator["Block"]:
        """Yield the block and all inside it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.all_blocks()


@dataclass
class Section:
    """What stands under a heading; the first section of a page has neither heading nor id."""

    identifier: str
    level: int
    line: int
    heading: TextPassage | None
    blocks: list[Block] = field(default_factory=list)

    def passages(self) -> Iterator[TextPassage]:
        """Yield the passages of the section without its heading."""
        for block in self.blocks:
            yield from block.all_passages()


@dataclass
class Document:
    """A page of one language in sections."""

    page: Page
    language: Language
    meta: list[TextPassage]
    sections: list[Section]

    def passages(self) -> Iterator[TextPassage]:
        """Yield every passage of the page in its order: title and description, then headings and what is under them."""
        yield from self.meta
        for section in self.sections:
            if section.heading:
                yield section.heading
            yield from section.passages()


def read_document(page: Page, language: Language) -> Document:
    """Return the sections and blocks of a page that has been read."""
    meta = [
        TextPassage(page.name, page.line_of(key), language, key, str(page.meta[key]))
        for key in ("title", "description")
        if isinstance(page.meta.get(key), str)
    ]
    lines = list(published_lines(page.body))
    # What never ends would take the rest of the page with it; the rule `markup` tells it, and the rest is read as if it were not there.
    never_ending = open_ends(page.body)
    reader = _TokenReader(page, language, [page.first_line + number for number, _ in lines])
    reader.read(block_parser().parse("\n".join("" if number in never_ending else line for number, line in lines)))
    return Document(page, language, meta, reader.sections)


class _TokenReader:
    """Walks through the tokens of a page, whose lines have these `numbers` in its file, and builds its sections."""

    def __init__(self, page: Page, language: Language, numbers: list[int]) -> None:
        self.page, self.language, self.numbers = page, language, numbers
        self.sections = [Section("", 1, page.first_line, None)]
        self.last_line = page.first_line

    def read(self, tokens: list[Token]) -> None:
        """Fill the sections from all tokens of the page."""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "heading_open":
                self._start_section(token, tokens[position + 1])
                position += 3
            else:
                block, position = self._block(tokens, position, "paragraph")
                if block:
                    self.sections[-1].blocks.append(block)

    def _start_section(self, token: Token, inline: Token) -> None:
        found = _HEADING_ID.search(inline.content)
        words = inline.content[: found.start()] if found else inline.content
        heading = self._passage(token, "heading", words)
        self.sections.append(Section(found["id"] if found else "", int(token.tag[1]), heading.line, heading))

    def _block(self, tokens: list[Token], position: int, kind: str) -> tuple[Block | None, int]:
        """Return the block that opens at `position` (None for a mere comment) and the position after it."""
        token = tokens[position]
        if token.type == "heading_open":  # inside a list or a quote, where it is no section
            inside = self._passage(token, "heading", tokens[position + 1].content)
            return Block("heading", "", inside.line, [inside]), position + 3
        if token.type in _LEAVES:
            return self._leaf(token, tokens[position + 1], kind), position + 3
        if token.type in _CONTAINERS:
            return self._container(tokens, position)
        return self._bare(token), position + 1

    def _leaf(self, token: Token, inline: Token, kind: str) -> Block | None:
        macro = _BLOCK_MACRO.match(inline.content)
        if macro:
            return Block("block", macro[1], self._line(token))
        name, own_kind = _LEAVES[token.type]
        return Block(name, _detail(token), self._line(token), [self._passage(token, own_kind or kind, inline.content)])

    def _container(self, tokens: list[Token], position: int) -> tuple[Block, int]:
        opening = tokens[position]
        name, kind = _CONTAINERS[opening.type]
        block = Block(name, _detail(opening), self._line(opening))
        position += 1
        while tokens[position].type != opening.type.replace("_open", "_close") or (
            tokens[position].level != opening.level
        ):
            if tokens[position].type in _TRANSPARENT:
                position += 1
                continue
            child, position = self._block(tokens, position, kind)
            if child:
                block.children.append(child)
        return block, position + 1

    def _bare(self, token: Token) -> Block | None:
        """Return a block without prose: code, a thematic break, HTML."""
        if token.type == "html_block":
            return Block("html", " ".join(_TAG.findall(token.content)), self._line(token))
        # Code is no text for a language: its lines are the same in both.
        info = token.info.strip()
        pattern, instead = (_WORDS_OF_EXAMPLE, "") if info == "markdown" else (_WORDS_IN_CODE, "…")
        detail = f"{info}\n{pattern.sub(instead, token.content).rstrip()}".strip()
        is_indented = token.type == "code_block"
        return Block(_BARE.get(token.type, token.type), detail, self._line(token), is_indented=is_indented)

    def _line(self, token: Token) -> int:
        """Return the line of a token; a cell has none of its own and stands on the line of its row."""
        if token.map:
            self.last_line = self.numbers[token.map[0]]
        return self.last_line

    def _passage(self, token: Token, kind: str, content: str) -> TextPassage:
        return TextPassage(self.page.name, self._line(token), self.language, kind, content)


def _detail(token: Token) -> str:
    """Return what both languages must share of a block beside its kind: the start of a list, the type of an admonition."""
    if token.type == "ordered_list_open":
        return f"from {token.attrGet('start') or 1}"
    if token.type == "admonition_open":  # how it is folded is a part of its kind
        return f"{token.markup.replace('!!!', '')} {token.meta.get('tag', '')}".strip()
    if token.type == "footnote_reference_open":
        return str(token.meta["label"])
    if token.type in ("th_open", "td_open"):
        return str(token.attrGet("style") or "").removeprefix("text-align:")
    return ""
