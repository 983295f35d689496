"""Finishes what editors wrote in the parsed HTML of a page: footnotes, boxes of tasks, the sides of columns; called by publish/page_pass.py.

The renderer knows neither the language of a page nor the policy of the site, by which an element has no style of its own.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages import Language
from scripts.pages.html_marks import element
from scripts.pages.phrases import phrase

_SIDE = re.compile(r"text-align:\s*(left|right|center)")
#: The kinds of notes that the theme has, each with a look of its own.
KINDS = tuple("note abstract info tip success question warning failure danger bug example quote".split())
_FOLDED = ", ".join(f"details.{kind}" for kind in KINDS)
#: In pixels, where no style says it.
_ICON_SIZE = "20"
#: Boxes of tasks as signs, which need no style.
_BOXES = {"task_done": "☑", "task_open": "☐"}


def finish_written(tree: LexborHTMLParser, text: LexborNode, language: Language) -> None:
    """Say in the language of the page what the renderer says in English, or by a style or a control, in the element `text`."""
    _finish_footnotes(tree, text, language)
    for box in text.css(".task-list-item input[type=checkbox]"):
        _finish_task(tree, box, language)
    for note in text.css(_FOLDED):
        note.attrs["class"] = f"admonition {note.attributes['class']}"
    known: set[str] = set()
    for word in text.css("abbr[title]"):
        if word.text() not in known:
            word.attrs["data-first"] = ""
        known.add(word.text())
    for cell in text.css("td[style], th[style]"):
        side = _SIDE.search(cell.attributes["style"] or "")
        del cell.attrs["style"]
        if side:
            cell.attrs["data-side"] = side[1]


def hide_icons(tree: LexborHTMLParser) -> None:
    """Keep the icons of the theme's set, which stand beside words, from those who listen, and small without styles."""
    for icon in tree.css(".twemoji svg, .icon svg"):
        icon.attrs["aria-hidden"] = "true"
        icon.attrs["width"] = icon.attrs["height"] = _ICON_SIZE


def _finish_footnotes(tree: LexborHTMLParser, text: LexborNode, language: Language) -> None:
    notes = text.css_first("div.footnote")
    if notes is None:
        return
    for link in text.css("a.footnote-ref"):
        link.attrs["aria-label"] = phrase("footnote", language, number=link.text(strip=True))
    for link in notes.css("a.footnote-backref"):
        del link.attrs["title"]
        for sign in list(link.iter(include_text=True)):
            sign.decompose()
        link.insert_child(phrase("footnote_back", language))
    section = element(tree, "section", {"class": "footnotes", "aria-label": phrase("footnotes", language)})
    for child in list(notes.iter()):
        if child.tag != "hr":
            section.insert_child(child)
    notes.replace_with(section)


def _finish_task(tree: LexborHTMLParser, box: LexborNode, language: Language) -> None:
    name = "task_done" if "checked" in box.attributes else "task_open"
    sign = element(tree, "span", {"class": "task", "role": "img", "aria-label": phrase(name, language)})
    sign.insert_child(_BOXES[name])
    box.replace_with(sign)
