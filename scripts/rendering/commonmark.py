"""The parser that reads pages for the check, by CommonMark and what the site has besides; used by twins/documents.py and differences.py.

The renderer of the site keeps no lines, so that the check reads pages with another parser, which does. Where the two do not
read the same, differences.py says so, and the page is refused.
"""

import re
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

#: What the renderer makes of signs inside a text; in its outline and in ours this stands for it.
KEYS, ICON = "\ue002", "\ue003"
_KEY = r"(?:[a-z0-9-]+|\"[^\"\n]+\")"
_KEYS = re.compile(rf"\+\+{_KEY}(?:\+{_KEY})*\+\+")
ICON_NAME = re.compile(r":(?=[a-z+-])[a-z0-9_+-]+:")
_TAB = re.compile(r"===\+? +\"(?P<title>.*?)\" *$")
_ABBREVIATION = re.compile(r"\*\[(?P<short>[^\\\]]+)\] ?: *(?P<words>.*)$")
_CAPTION, _CAPTION_END = re.compile(r"/// caption *$"), re.compile(r"/// *$")
_ATTRIBUTES = r"\{:? *[^}\n{ ][^\n{}]*\}"
_INLINE_ATTRIBUTES = re.compile(rf"^{_ATTRIBUTES}")
_LAST_ATTRIBUTES = re.compile(rf" +{_ATTRIBUTES} *$")
_OWN_LINE_ATTRIBUTES = re.compile(rf"^ *{_ATTRIBUTES} *$")
_ENDS = frozenset(("link_close", "em_close", "strong_close", "code_inline", "image"))
_TITLES = frozenset(("heading_open", "th_open", "td_open", "dt_open"))
_INDENT = 4


@cache
def block_parser() -> MarkdownIt:
    """Return the parser that finds the blocks of a page; what is inside a text is left as it is written."""
    return _parser(move_to_end=False).disable(["inline", "text_join"])


@cache
def whole_parser() -> MarkdownIt:
    """Return the parser that renders a page as CommonMark reads it, each block with its first line as `data-line`."""
    parser = _parser(move_to_end=True)
    parser.core.ruler.push("made_of_signs", _made_of_signs)
    parser.core.ruler.push("lines", _with_lines)
    return parser


def _parser(move_to_end: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(admon_plugin).use(deflist_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=move_to_end)
    for name, rule in (("tab", _tab), ("abbreviation", _abbreviation), ("caption", _caption)):
        parser.block.ruler.before("fence", name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _line_at(state: StateBlock, line: int) -> str:
    """Return a line of the block without its indent; "" for one that is indented as code."""
    if state.is_code_block(line):
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a tab: its title in quotes, and below it what is indented by four spaces."""
    match = _TAB.match(_line_at(state, start))
    if not match or silent:
        return bool(match)
    last, indent = start + 1, state.blkIndent + _INDENT
    while last < end and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    state.push("tab_open", "div", 1).map = [start, last]
    _words(state, "tab_title", "label", match["title"], start)
    opening = state.push("tab_content_open", "div", 1)
    opening.attrSet("class", "tabbed-content")
    _inside(state, start + 1, last, indent)
    state.push("tab_content_close", "div", -1)
    state.push("tab_close", "div", -1)
    state.line = last
    return True


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what an abbreviation means: `*[ГЧП]: государственно-частное партнёрство`."""
    match = _ABBREVIATION.match(_line_at(state, start))
    if match and not silent:
        _words(state, "abbreviation", "template", f"{match['short']}: {match['words']}", start)
        state.line = start + 1
    return bool(match)


def _caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the caption of the picture or table above: between `/// caption` and `///`."""
    if not _CAPTION.match(_line_at(state, start)):
        return False
    last = start + 1
    while last < end and not _CAPTION_END.match(_line_at(state, last)):
        last += 1
    if last < end and not silent:
        state.push("caption_open", "figcaption", 1).map = [start, last + 1]
        _inside(state, start + 1, last, state.blkIndent)
        state.push("caption_close", "figcaption", -1)
        state.line = last + 1
    return last < end


def _words(state: StateBlock, kind: str, tag: str, words: str, line: int) -> None:
    state.push(f"{kind}_open", tag, 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = words, [], [line, line + 1]
    state.push(f"{kind}_close", tag, -1)


def _inside(state: StateBlock, start: int, end: int, indent: int) -> None:
    """Read the lines of a block that are inside it."""
    around = state.lineMax, state.blkIndent, state.parentType
    state.lineMax, state.blkIndent, state.parentType = end, indent, "admonition"
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.blkIndent, state.parentType = around


def _made_of_signs(state: StateCore) -> None:
    """Take out of the texts what the renderer makes of signs: lists of attributes, keys, icons."""
    for around, token in pairwise(state.tokens):
        if token.type == "inline" and token.children:
            _without_attributes(token.children, around.type in _TITLES)
            for child in token.children:
                if child.type == "text":
                    child.content = ICON_NAME.sub(ICON, _KEYS.sub(KEYS, child.content))


def _without_attributes(children: list[Token], is_title: bool) -> None:
    for before, child in pairwise(children):
        if child.type == "text" and before.type in _ENDS:
            child.content = _INLINE_ATTRIBUTES.sub("", child.content)
    last = children[-1]
    if last.type == "text" and is_title:
        last.content = _LAST_ATTRIBUTES.sub("", last.content)
    elif last.type == "text" and len(children) > 1 and children[-2].type == "softbreak":
        last.content = _OWN_LINE_ATTRIBUTES.sub("", last.content)


def _with_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet("data-line", str(token.map[0]))
