"""Writes what a journalist takes along: the fact sheet as PDF and as text, and a zip with it, the charts and the map; called by site_build.py.

All of it is made of the records, by the same words as the page, and dated as they are. The same records give the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from scripts.exports.kit_pictures import KitPicture, kit_pictures
from scripts.exports.passport import PlainWriter
from scripts.exports.pdf import PdfMaker
from scripts.files import write_whole
from scripts.languages import Language
from scripts.pages.addresses import FACT_SHEET, page_url, press_file
from scripts.pages.fact_sheet import SheetPart, fact_sheet
from scripts.records.loader import Records

_TEMPLATE = Path(__file__).with_name("fact-sheet.typ")
#: The longest value, in letters, that stands out in bold.
_SHORT = 60
#: The earliest day that a zip can tell; a site without records has no other.
_FIRST_DAY = date(1980, 1, 1)
#: The rights of a file in the zip: everybody reads it.
_READ_BY_ALL = 0o644 << 16


def write_press_kit(
    records: Records, site: Path, site_url: str | None, language: Language, cache: Path | None = None
) -> None:
    """Write the fact sheet and the kit in `language` into the folder `site`.

    `site_url` is the public address of the site, `cache` keeps PDF and pictures from one build to the next. Raises InputError
    when one cannot be made, OSError when one cannot be written.
    """
    writer = PlainWriter(records, language, FACT_SHEET)
    parts, changed = fact_sheet(writer), records.last_changed or _FIRST_DAY
    address = f"{site_url or '/'}{page_url(FACT_SHEET, language)}"
    pdf, text = (site / press_file(f"fact-sheet.{ending}", language) for ending in ("pdf", "txt"))
    data = _pdf_data(writer, parts, changed, address, address if site_url else None)
    PdfMaker(_TEMPLATE, cache).write(data, None, datetime.combine(changed, time(), UTC), pdf, FACT_SHEET)
    write_whole(text, _text(writer, parts, changed, address).encode())
    pictures = kit_pictures(writer, changed, cache)
    files = {path.name: path.read_bytes() for path in (pdf, text)} | dict(_files(writer, pictures))
    write_whole(site / press_file("press-kit.zip", language), _zipped(files, changed))


def _pdf_data(
    writer: PlainWriter, parts: Sequence[SheetPart], changed: date, address: str, link: str | None
) -> dict[str, Any]:
    publisher = writer.records.publisher
    return {
        "language": writer.language,
        "title": writer.phrase("sheet_title"),
        "changed": changed.isoformat(),
        "day": writer.value(changed),
        "dated": writer.phrase("sheet_changed", date=writer.value(changed)),
        "publisher": publisher and writer.plain(publisher.name),
        "warnings": [writer.phrase("demonstration")] if writer.records.is_demonstration else [],
        "address": writer.phrase("sheet_address", address=address),
        "link": link,
        "columns": [writer.phrase(name) for name in ("sheet_fact", "value", "passport_ground")],
        "sheet": writer.phrase("passport_sheet"),
        "parts": [
            {
                "title": writer.phrase(f"sheet_{part.name}"),
                "tables": [
                    {
                        "title": table.title,
                        "note": table.note,
                        "lines": [{**vars(line), "short": len(line.value) <= _SHORT} for line in table.lines],
                    }
                    for table in part.tables
                ],
            }
            for part in parts
        ],
    }


def _text(writer: PlainWriter, parts: Sequence[SheetPart], changed: date, address: str) -> str:
    """Return the sheet as plain text: a line for each fact, with its source and date in brackets."""
    lines = [writer.phrase("sheet_title")]
    if writer.records.is_demonstration:
        lines.append(writer.phrase("demonstration"))
    lines.append(writer.phrase("sheet_changed", date=writer.value(changed)))
    lines.append(writer.phrase("sheet_address", address=address))
    for part in parts:
        title = writer.phrase(f"sheet_{part.name}")
        lines += ["", "", title, "=" * len(title)]
        for table in part.tables:
            lines += ["", table.title] if table.title else [""]
            lines += [f"- {line.name}: {line.value.removesuffix('.')} ({line.ground})." for line in table.lines]
            lines += [table.note] if table.note else []
    return "\n".join(lines) + "\n"


def _files(writer: PlainWriter, pictures: Sequence[KitPicture]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of what the kit has beside the fact sheet."""
    for picture in pictures:
        yield from ((f"{picture.name}.{ending}", content) for ending, content in picture.files.items())
    named = [f"{picture.name}.svg, {picture.name}.png: {picture.caption}" for picture in pictures]
    yield "captions.txt", _listed(writer.phrase("kit_captions"), named)
    licences = [writer.phrase(f"kit_licence_{name}") for name in ("content", "map", "font")]
    yield "licences.txt", _listed(writer.phrase("kit_licences"), licences)


def _listed(title: str, lines: Sequence[str]) -> bytes:
    return "\n\n".join([title, *lines, ""]).removesuffix("\n").encode()


def _zipped(files: dict[str, bytes], changed: date) -> bytes:
    """Return the files as a zip in the order of their names, dated as the records are and never by the clock."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (changed.year, changed.month, changed.day, 0, 0, 0))
            info.create_system, info.external_attr, info.compress_type = 3, _READ_BY_ALL, zipfile.ZIP_DEFLATED
            archive.writestr(info, files[name])
    return content.getvalue()
