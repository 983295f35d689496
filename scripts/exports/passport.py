"""Writes a PDF passport of every production site, beside the pages; called by site_build.py.

A passport holds what the page of the site holds, on paper. The same records give the same bytes.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scripts.exports.pdf import PdfMaker
from scripts.languages import Language
from scripts.languages.signs import with_signs
from scripts.pages.addresses import page_url, passport_path, place_of
from scripts.pages.citations import LINK, with_citations
from scripts.pages.facts import FactGroup, FactLine, count_known, fact_groups, lines_of_institution
from scripts.pages.images import image_ground, images_of
from scripts.pages.markdown import with_full_stop
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.pictures import Image
from scripts.records.loader import Records
from scripts.records.values import Choice, Words

_TEMPLATE = Path(__file__).with_name("passport.typ")
_CONTACTS = "about/contacts.md"

Data = dict[str, Any]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class PlainWriter(Writer):
    """A Writer whose every answer is text as it is read: without links, marks or escapes."""

    def literal(self, text: str) -> str:
        """Return a text on one line, a web address in readable letters."""
        return _one_line(unquote(text) if "://" in text else text)

    def linked(self, text: str, target: str, attributes: str = "") -> str:
        """Return `text`."""
        return text

    def marked(self, text: str, attributes: str) -> str:
        """Return `text`."""
        return text

    def text(self, words: Words | Choice) -> str:
        """Return the words of a record on one line, their citations replaced by what is cited."""
        return self.plain(words)

    def plain(self, words: Words | Choice) -> str:
        """Return the same as `text`."""
        text = LINK.sub(lambda match: match["text"], words.in_language(self.language))
        return with_signs(_one_line(with_citations(text, self.cite)), self.language)


def write_passports(
    records: Records,
    site: Path,
    site_url: str | None,
    language: Language,
    cache: Path | None = None,
    advance: Callable[[], None] = lambda: None,
) -> int:
    """Write `catalogue/sites/<id>.pdf` of every production site in `language` into the folder `site`.

    `site_url` is the public address of the site; without it a passport has the path of its page and no QR code.
    `cache` keeps the PDFs from one build to the next by cache key; `advance` is called after each. Returns how
    many were written. Raises InputError when one cannot be made, OSError when one cannot be written.

    The compiler has threads of its own, so a process that has used it must not be copied to use it again.
    """
    maker = PdfMaker(_TEMPLATE, cache)
    sites = records.all(ProductionSite)
    for record in sites:
        data = passport_data(record, records, language, site_url)
        path = site / passport_path(record.id, language)
        changed = datetime.combine(record.last_changed, time(), UTC)  # a PDF must not depend on the clock
        maker.write(data, data["link"], changed, path, records.files[record.kind, record.id].name)
        advance()
    return len(sites)


def passport_data(record: ProductionSite, records: Records, language: Language, site_url: str | None) -> Data:
    """Return everything that the template prints, as plain text; it has no words of its own."""
    writer = PlainWriter(records, language, place_of(record.kind, record.id).page)
    address = _address(writer.page, language, site_url)
    return {
        "language": language,
        "title": writer.plain(record.name),
        "kind": writer.phrase("passport"),
        "summary": writer.plain(record.summary),
        "reference": record.id,
        "changed": record.last_changed.isoformat(),
        "publisher": records.publisher and writer.plain(records.publisher.name),
        "warnings": list(_warnings(writer, record)),
        "head": list(_head(writer, record)),
        "address": _label(writer.phrase("passport_page"), address),
        "link": address if site_url else None,
        "code": writer.phrase("passport_code", address=address),
        "columns": [writer.phrase("value"), writer.phrase("passport_ground")],
        "groups": [*(_group(writer, group) for group in fact_groups(record)), _institution(writer, record)],
        "sections": list(_sections(writer, record, _address(_CONTACTS, language, site_url))),
        "sheet": writer.phrase("passport_sheet"),
    }


def _head(writer: PlainWriter, record: ProductionSite) -> Iterator[Data]:
    last = record.history[-1]
    known, total = count_known([record])
    counts = writer.phrase("known_short", known=writer.number(known), total=writer.number(total))
    yield _label(writer.phrase("status"), writer.text(record.status), writer.ground(last.source, last.since))
    yield _label(writer.phrase("institution"), writer.reference("institution", record.institution))
    yield _label(writer.phrase("known_facts"), counts)
    yield _label(writer.phrase("passport_reference"), record.id)
    yield _label(writer.phrase("passport_date"), writer.value(record.last_changed))


def _warnings(writer: PlainWriter, record: ProductionSite) -> Iterator[str]:
    if writer.records.is_demonstration:
        yield writer.phrase("demonstration")
    if record.ended and record.reason:
        when = writer.phrase("ended_on", date=writer.value(record.ended))
        others = writer.phrase("replaced_by", records=writer.value(record.replaced_by)) if record.replaced_by else ""
        yield f"{writer.phrase('ended')}. {when} {writer.text(record.reason)} {others}".rstrip()


def _group(writer: PlainWriter, group: FactGroup) -> Data:
    title = str(group.labels[writer.language]) if group.labels else writer.phrase("facts")
    if group.is_unknown:
        names = ", ".join(line.in_sentence(writer.language) for line in group.lines)
        return {"title": title, "lines": [], "unknown": writer.phrase("unknown_facts", facts=names)}
    return {"title": title, "lines": [_line(writer, line) for line in group.lines]}


def _line(writer: PlainWriter, line: FactLine) -> Data:
    label = line.label(writer.language)
    if not line.is_known:
        return {"label": label, "known": False, "value": writer.unknown(), "note": "", "ground": ""}
    known = line.fact
    return {
        "label": label,
        "known": True,
        "short": not isinstance(known.value, Words),
        "value": writer.known(known, line.unit),
        "note": writer.text(known.note) if known.note else "",
        "ground": writer.ground(known.source, known.as_of),
    }


def _institution(writer: PlainWriter, record: ProductionSite) -> Data:
    """Return what must be known of the institution to come to the site, as on its page."""
    lines = lines_of_institution(writer.records.get(Institution, record.institution), record)
    return {"title": writer.phrase("institution"), "lines": [_line(writer, line) for line in lines]}


def _sections(writer: PlainWriter, record: ProductionSite, contacts: str) -> Iterator[Data]:
    changes = [
        f"{writer.text(change.status)} — {with_full_stop(writer.phrase('since', date=writer.when(change.since)))} "
        f"{writer.source(change.source)}"
        for change in record.history
    ]
    yield {"title": writer.phrase("status_history"), "items": changes, "text": []}
    images = [_image(writer, image) for image in images_of(writer, record)]
    yield {"title": writer.phrase("images"), "items": images, "text": [] if images else [writer.phrase("no_images")]}
    known, total = count_known([record])
    text = [writer.phrase("known_of", known=writer.number(known), total=writer.number(total))]
    if record.ask:
        text.append(writer.phrase("who_answers", party=writer.reference("party", record.ask)))
    text.append(writer.phrase("passport_report", address=contacts))
    yield {"title": writer.phrase("missing_heading"), "items": [], "text": text}


def _image(writer: PlainWriter, image: Image) -> str:
    """Return what is said of an image; the picture itself is on the page."""
    return f"{with_full_stop(writer.text(image.caption))} {image_ground(writer, image)}"


def _label(name: str, text: str, detail: str = "") -> Data:
    return {"name": name, "text": text, "detail": detail}


def _address(page: str, language: Language, site_url: str | None) -> str:
    return f"{(site_url or '').rstrip('/')}/{page_url(page, language)}"


def _one_line(text: str) -> str:
    """Return `text` without line breaks and control signs; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", _CONTROL.sub("", text)).strip()
