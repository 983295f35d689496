"""Text as Markdown that shows it as it is; used by writer.py and the templates."""

import re
from urllib.parse import unquote

from scripts.records.contacts import readable_host

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]|])")
_LINE_START = re.compile(r"^(\s*)([#+-])(?=\s)")
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "~": "&#126;", "=": "&#61;"}


def escape(text: str) -> str:
    """Return `text` so that Markdown and HTML show it as it is, on one line."""
    line = re.sub(r"\s*\n\s*", " ", text)
    line = "".join(_ENTITIES.get(sign, sign) for sign in line)
    line = _MARKDOWN_SIGNS.sub(r"\\\1", line)
    line = _LINE_START.sub(r"\1\\\2", line)
    return _LIST_NUMBER.sub(r"\1\\\2", line)


def with_full_stop(sentence: str) -> str:
    """Return a sentence with one full stop, also after an abbreviation such as `2024 г.`."""
    return f"{sentence.removesuffix('.')}."


def web_link(address: str) -> str:
    """Return a link that shows its address in readable letters, not in the signs that stand for them."""
    target = address.replace("(", "%28").replace(")", "%29")
    return f"[{escape(unquote(readable_host(address)))}]({target})"


def without_links(markdown: str) -> str:
    """Return the text of a citation without its link and marks."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^}]*\})?", r"\1", markdown)
    return re.sub(r"<[^>]+>", "", text)
