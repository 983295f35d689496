"""Makes PDFs (PDF/UA-1) from one Typst template and data, and keeps them in a cache; called by passport.py."""

import json
import re
from datetime import datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import segno
import typst

from scripts.cache import Cache, digest
from scripts.messages.say import say
from scripts.records.problems import file_error

_FONTS = Path(__file__).with_name("fonts")
_NO_LETTER = re.compile(r'the text `"(?P<text>.*)"` could not be displayed', re.DOTALL)
#: How the compiler spells an invisible character.
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
#: Replaces a character that no font has, since PDF/UA allows no missing glyphs.
_REPLACEMENT = "\ufffd"
_CODE_COLOUR = "#0b4552"


class PdfMaker:
    """Makes PDFs of one template; the fonts and the compiler are loaded when the first one is not in the cache."""

    def __init__(self, template: Path, cache: Path | None) -> None:
        self._template, self._cache = template.read_bytes(), Cache(cache) if cache else None
        fonts = [path.read_bytes() for path in sorted(_FONTS.glob("*.ttf"))]
        versions = [version(package).encode() for package in ("typst", "segno")]
        self._made_of = digest(*versions, Path(__file__).read_bytes(), self._template, *fonts)

    def write(self, data: dict[str, Any], address: str | None, made_at: datetime, path: Path, record: str) -> None:
        """Write the PDF of `data`, with a QR code of `address` and dated `made_at`, to `path`.

        `record` is the file that an error names. Raises InputError when the data cannot be made into a PDF,
        OSError when the file cannot be written.
        """
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        if self._cache is None:
            path.write_bytes(self._make(text, address, made_at, record))
            return
        key = digest(self._made_of, made_at.isoformat(), address or "", text)
        path.write_bytes(self._cache.kept(key, lambda: self._make(text, address, made_at, record)))

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_FONTS])
        return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def _make(self, text: str, address: str | None, made_at: datetime, record: str) -> bytes:
        # Drawing the code costs a fifth of a PDF, so it is not done for one that lies in the cache.
        code = segno.make_qr(address, error="m").svg_inline(border=0, dark=_CODE_COLOUR) if address else ""
        while True:
            try:
                inputs = {"data": text, "code": code}
                pdf = self._compiler.compile(
                    self._template, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=made_at
                )
            except typst.TypstError as error:
                # The compiler names one at a time.
                text = text.replace(_letters_without_shape(error, text, record), _REPLACEMENT)
                continue
            assert isinstance(pdf, bytes)  # a list would be the pages of pictures
            return pdf


def _letters_without_shape(error: typst.TypstError, text: str, record: str) -> str:
    """Return the letters of `text` for which the compiler found no font; raise InputError when the error is another one."""
    found = _NO_LETTER.search(error.message)
    letters = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), found["text"]) if found else ""
    if letters and letters in text:
        return letters
    what = say("exports.record-of-which-no-pdf-can", message=error.message)
    raise file_error(record, what, say("exports.text-that-can-be-set-on"))
