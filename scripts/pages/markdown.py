"""Text as Markdown that shows it as it is; used by writer.py and the templates."""

import html
import re
from urllib.parse import unquote

from scripts.records.contacts import readable_host
from scripts.records.text_files import hidden_sign

_MARKDOWN_SIGNS = re.compile(r"([\\`*_|])")
#: What begins a list, a line across, the line under a heading, a note or a definition.
_LINE_START = re.compile(r"^(\s*)([+!-])")
_DEFINITION = re.compile(r"^(\s*):(?=\s)")
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_ENTITIES = {sign: f"&#{ord(sign)};" for sign in "#{~=[]"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

#: Signs of an address that Markdown would read as its own.
_IN_TARGET = {ord(sign): f"%{ord(sign):02X}" for sign in "\\`()[]{}|^"}
#: What in an address looks like an entity of HTML: &copy;
_ENTITY = re.compile(r"&(?=#?\w+;)")
#: Signs in an address that are shown as it writes them: white space, and bytes that are no text.
_NOT_READABLE = re.compile(r"[\s\ufffd]")
_ESCAPED = re.compile(r"\\([\\`*_|+!.)-])")


def escape(text: str) -> str:
    """Return `text` so that Markdown and HTML show it as it is, on one line."""
    line = re.sub(r"\s*\n\s*", " ", text)
    line = "".join(_ENTITIES.get(sign, sign) for sign in line)
    line = _MARKDOWN_SIGNS.sub(r"\\\1", line)
    line = _LINE_START.sub(r"\1\\\2", line)
    line = _DEFINITION.sub(r"\1&#58;", line)
    return _LIST_NUMBER.sub(r"\1\\\2", line)


def with_full_stop(sentence: str) -> str:
    """Return a sentence with one full stop, also after an abbreviation such as `2024 г.`."""
    return f"{sentence.removesuffix('.')}."


def web_link(address: str) -> str:
    """Return a link that shows its address in readable letters, not in the signs that stand for them."""
    readable = unquote(readable_host(address))
    if _NOT_READABLE.search(readable) or hidden_sign(readable):
        readable = address
    return f"[{escape(readable)}]({_ENTITY.sub('&amp;', address.translate(_IN_TARGET))})"


def without_links(markdown: str) -> str:
    """Return the text of a citation without its link and marks, as it is shown."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^}]*\})?", r"\1", markdown)
    return html.unescape(_ESCAPED.sub(r"\1", re.sub(r"<[^>]+>", "", text)))
