"""Draws cards by Typst, many in one run of the compiler, and keeps them in a cache; called by write.py."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import typst
from PIL import Image

from scripts.cache import Cache, digest
from scripts.cards.words import CardWords
from scripts.exports.pdf import FONTS, own_compiler
from scripts.languages import Language
from scripts.messages.say import say
from scripts.records.problems import file_error

_TEMPLATE = Path(__file__).with_name("card.typ")
#: The ornament of the frame, which its styles name too.
_ORNAMENT = "assets/images/ornament.svg"
#: One point of the template is one pixel.
_PIXELS_PER_INCH = 72
#: How many cards the compiler draws at once; each takes 3 MB until it is compressed.
_AT_ONCE = 32
#: The colours of a card and what lies between them at the edges of letters; more cannot be told apart.
_COLOURS = 64
#: A higher one takes eight times as long for a tenth of the bytes.
_COMPRESSION = 6


class CardPress:
    """Draws the cards of one language with the marks of its site; the compiler is loaded when a card is not in the cache."""

    def __init__(self, language: Language, docs: Path, logo: str, cache: Cache) -> None:
        """Take the logo, and the ornament where there is one, from the folder `docs`; the frame of pages shows them too."""
        self._docs, self._logo, self._cache = docs, logo, cache
        self._template = _TEMPLATE.read_bytes()
        ornament = docs / _ORNAMENT
        marks = [path.read_bytes() for path in (docs / logo, ornament) if path.is_file()]
        self._inputs = {"language": language, "logo": logo, "ornament": _ORNAMENT if ornament.is_file() else ""}
        versions = [version(package).encode() for package in ("typst", "pillow")]
        fonts = [path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))]
        self._made_of = digest(*versions, language, *marks, Path(__file__).read_bytes(), self._template, *fonts)

    def draw(self, cards: Sequence[CardWords]) -> Iterator[bytes]:
        """Yield the PNG of each card, in their order; raise InputError, which names the logo, where none can be drawn."""
        for first in range(0, len(cards), _AT_ONCE):
            some = cards[first : first + _AT_ONCE]
            keys = [digest(self._made_of, _json([card])) for card in some]
            found = [self._cache.get(key) for key in keys]
            drawn = iter(self._drawn([card for card, content in zip(some, found, strict=True) if content is None]))
            for key, content in zip(keys, found, strict=True):
                if content is None:
                    content = _with_few_colours(next(drawn))
                    self._cache.put(key, content)
                yield content

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return own_compiler()

    def _drawn(self, cards: Sequence[CardWords]) -> Sequence[bytes]:
        if not cards:
            return []
        inputs = self._inputs | {"cards": _json(cards)}
        try:
            pages = self._compiler.compile(
                self._template, format="png", ppi=_PIXELS_PER_INCH, sys_inputs=inputs, root=self._docs
            )
        except typst.TypstError as error:
            what = say("cards.mark-that-does-not-fit-card", message=error.message)
            raise file_error(self._docs / self._logo, what, say("cards.pictures-of-logo-and-ornament")) from None
        return [pages] if isinstance(pages, bytes) else pages or []


def _json(cards: Sequence[CardWords]) -> str:
    return json.dumps([asdict(card) for card in cards], ensure_ascii=False, sort_keys=True)


def _with_few_colours(content: bytes) -> bytes:
    """Return a picture that takes a third of the bytes, with a palette of the colours that are in it."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    small = io.BytesIO()
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(small, "PNG", compress_level=_COMPRESSION)
    return small.getvalue()
