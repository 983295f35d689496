"""Reads a drawing in SVG: its size, and whatever in it could do more than draw; called by pictures.py and attachments.py.

A drawing is a program for a browser: it may run scripts, ask other hosts for files and carry a photograph with all that its
camera wrote. What is published may only draw. The parser is expat, which is told to stop at the first DOCTYPE, so that no
entity is ever expanded. Source: the chapters on scripting, linking and references of SVG 2 (W3C).
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from scripts.messages.say import say
from scripts.records.only_pixels import has_only_pixels
from scripts.records.problems import Problem, reason_of, shown

_SVG = "http://www.w3.org/2000/svg"
#: The namespaces of a drawing, of its links and of XML; whatever is of others, a program has written for itself.
_OF_DRAWINGS = ("", _SVG, "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace")
_XHTML = "http://www.w3.org/1999/xhtml"
#: Far more than a drawing for a page needs.
_MOST_BYTES = 5_000_000
#: The longest side in pixels; a browser would not draw a longer one.
_LONGEST = 100_000
_PIXELS = re.compile(r"\s*(?P<number>[0-9]{1,9}(?:\.[0-9]+)?)(?:px)?\s*")
#: A side in any unit, with a number that may be too long to be a number.
_SIDE = re.compile(r"\s*(?P<number>[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)[a-zA-Z%]*\s*")

#: Elements that run, embed or show what is no drawing.
_NO_DRAWING = frozenset("script foreignobject handler iframe embed object audio video canvas".split())
#: Elements that give another element a new value for an attribute.
_ANIMATION = frozenset("set animate animatemotion animatetransform".split())
#: Elements that may hold a picture within their address.
_MAY_EMBED = frozenset(("image", "feimage"))
_ADDRESSES = frozenset("href src base data action formaction ping".split())
#: Where a style or an attribute leads elsewhere, or hides by a backslash that it does.
_ELSEWHERE = re.compile(r"@import|image-set\(|src\(|\\|url\(\s*['\"]?\s*(?!['\"#\s])", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|webp);base64,(?P<content>[A-Za-z0-9+/=\s]+)", re.IGNORECASE)


class _Unsafe(Exception):
    """Something that makes reading a drawing end: the line, what was found and what was expected."""


@dataclass
class Drawing:
    """A drawing: its root element and the attributes of that, and what in it is not to be published (line, found, expected)."""

    root: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    wrong: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def is_svg(self) -> bool:
        """Whether it is a picture in SVG at all."""
        return self.root == f"{_SVG} svg"

    @property
    def size(self) -> tuple[int, int] | None:
        """Its width and height in whole pixels; None where it has none, or an absurd one."""
        width, height = self.attributes.get("width", ""), self.attributes.get("height", "")
        return _sides(width, height) or _sides(*_box(self.attributes.get("viewBox", "")))

    @property
    def is_absurd(self) -> bool:
        """Whether a side is given that no screen and no browser has."""
        sides = [self.attributes.get("width", ""), self.attributes.get("height", "")]
        sides += _box(self.attributes.get("viewBox", ""))
        return any(_number(side) > _LONGEST for side in sides)


def read_drawing(content: bytes) -> Drawing:
    """Return what stands in a drawing; raise ValueError where it cannot be read to its end."""
    drawing = Drawing()
    if len(content) > _MOST_BYTES:
        raise ValueError(say("records.more-megabytes", megabytes=_MOST_BYTES // 1_000_000))
    reader = _DrawingReader(drawing)
    try:
        reader.parser.Parse(content, True)
    except _Unsafe:
        pass  # it stands among what is wrong
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    except (LookupError, UnicodeError) as error:  # an encoding that Python does not have
        raise ValueError(say("records.its-encoding", error=str(error))) from None
    return drawing


def drawing_problems(path: Path) -> Iterator[Problem]:
    """Yield what in the drawing at `path` is not to be published, each with its line."""
    name = shown(path)
    try:
        drawing = read_drawing(path.read_bytes())
    except (OSError, ValueError) as error:
        yield Problem(
            name,
            1,
            1,
            "",
            say("records.drawing-that-cannot-be-read", error=reason_of(error)),
            say("records.whole-picture-in-svg"),
        )
        return
    for line, found, expected in drawing.wrong:
        yield Problem(name, line, 1, "", found, expected)
    if not drawing.wrong and not drawing.is_svg:
        yield Problem(name, 1, 1, "", say("records.file-that-is-no-picture-in"), say("records.picture-in-svg"))
    if drawing.is_absurd:
        yield Problem(
            name, 1, 1, "", say("records.drawing-of-absurd-size"), say("records.sides-of-at-most-px", longest=_LONGEST)
        )


class _DrawingReader:
    """Goes through the elements of a drawing and notes what may not be published."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._style: list[str] | None = None
        self._is_of_program = False

    def _wrong(self, found: str, expected: str) -> None:
        self.drawing.wrong.append((self.parser.CurrentLineNumber, found, expected))

    def _doctype(self, *_: object) -> None:
        self._wrong(say("records.doctype"), say("records.drawing-without-one-it-can-name"))
        raise _Unsafe

    def _instruction(self, target: str, _: str) -> None:
        self._wrong(say("records.instruction", target=target), say("records.styles-in-drawing-itself"))

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if not self.drawing.root:
            self.drawing.root, self.drawing.attributes = name, attributes
        space, _, local = name.rpartition(" ")
        tag = local.lower()
        if self._style is not None:  # what stands behind it would be read as no style
            self._wrong(say("records.element-in-style", local=local), say("records.style-of-text-only"))
            raise _Unsafe
        if tag in _NO_DRAWING or space == _XHTML:
            self._wrong(say("records.element", local=local), say("records.shapes-text-and-pictures-only"))
        elif tag == "metadata" or space not in _OF_DRAWINGS:
            self._of_program(f"<{local}>")
        for key, value in attributes.items():
            space, _, local = key.rpartition(" ")
            if space not in _OF_DRAWINGS:
                self._of_program(local)
            self._attribute(tag, local.lower(), value)
        if tag == "style":
            self._style = []

    def _of_program(self, found: str) -> None:
        """Note what a program wrote for itself, such as where a file lay; only the first of many."""
        if not self._is_of_program:
            self._wrong(
                say("records.what-program-wrote-about-drawing", found=found),
                say("records.none-save-it-as-optimised-svg"),
            )
        self._is_of_program = True

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._wrong(say("records.handler", name=name), say("records.no-scripts"))
        elif tag in _ANIMATION and name == "attributename":
            animated = value.strip().lower()
            if animated.rpartition(":")[2] in _ADDRESSES or animated.startswith("on"):
                self._wrong(
                    say("records.animation-of", value=value.strip()), say("records.animation-of-shape-or-colour")
                )
        elif name in _ADDRESSES:
            self._address(tag, value.strip())
        elif _ELSEWHERE.search(value) and ("(" in value or name == "style"):
            self._wrong(
                say("quoted-attribute", name=name, value=value[:60]), say("records.reference-to-part-of-drawing-url")
            )

    def _address(self, tag: str, value: str) -> None:
        if value.startswith("#") or not value:
            return
        embedded = _EMBEDDED.fullmatch(value) if tag in _MAY_EMBED else None
        if embedded is None:
            self._wrong(say("records.reference-to", value=value[:60]), say("records.reference-to-part-of-drawing-id"))
        elif _has_more(embedded["content"]):
            self._wrong(
                say("records.embedded-picture-with-more-than-its"), say("records.one-saved-anew-without-metadata-and")
            )

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _end(self, _: str) -> None:
        if self._style is not None and _ELSEWHERE.search("".join(self._style)):
            self._wrong(say("records.style-that-leads-elsewhere"), say("records.references-to-parts-of-drawing-url"))
        self._style = None


def _has_more(encoded: str) -> bool:
    """Whether a picture in base64 says anything besides its pixels, or cannot be read."""
    try:
        return not has_only_pixels(base64.b64decode("".join(encoded.split()), validate=True))
    except binascii.Error:
        return True


def _box(box: str) -> tuple[str, str]:
    """Return the width and height that a viewBox gives, as they are written."""
    numbers = box.replace(",", " ").split()
    return (numbers[2], numbers[3]) if len(numbers) == 4 else ("", "")


def _number(side: str) -> float:
    """Return the number of a side in whatever unit it is; 0 where there is none."""
    match = _SIDE.fullmatch(side)
    try:
        return abs(float(match["number"])) if match else 0
    except ValueError:  # several points
        return 0


def _sides(width: str, height: str) -> tuple[int, int] | None:
    """Return a size in whole pixels, or None where it is given in no pixels: not at all, in millimetres, in percent."""
    found = _PIXELS.fullmatch(width), _PIXELS.fullmatch(height)
    sides = [round(float(match["number"])) for match in found if match]
    return (sides[0], sides[1]) if len(sides) == 2 and min(sides) > 0 and max(sides) <= _LONGEST else None
