"""What a result shows of a record beside the text of its page: key facts, whether it has ended; called by index.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.languages import Language
from scripts.languages.units import format_quantity
from scripts.pages.addresses import GENERATED, page_url, place_of
from scripts.pages.catalogue_filters import LIST_COLUMNS, FactFilter
from scripts.pages.writer import Writer
from scripts.records.kinds import Institution
from scripts.records.loader import Records
from scripts.records.production_site import ProductionSite
from scripts.records.values import UNKNOWN, field_labels

#: The facts of a site that its result shows beside its status and its region.
_KEY_FACTS = tuple(filter for filter in LIST_COLUMNS if filter.name in ("kinds", "area_m2", "power_kw"))


@dataclass(frozen=True)
class Shown:
    """Of one record: the names and values of its key facts that are known, and whether it has ended."""

    facts: tuple[tuple[str, str], ...]
    is_ended: bool


def shown_records(records: Records, language: Language) -> dict[str, Shown]:
    """Return what a result shows of every record that has a page of its own, by the address of the page."""
    return {
        page_url(place_of(record.kind, record.id).page, language): Shown(
            tuple(_facts(record, Writer(records, language, "index.md"))) if isinstance(record, ProductionSite) else (),
            record.ended is not None,
        )
        for record in records
        if record.kind in GENERATED
    }


def _facts(site: ProductionSite, writer: Writer) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the key facts of a site, as far as they are known."""
    yield writer.phrase("status"), writer.plain(site.status)
    institution = writer.records.get(Institution, site.institution)
    if institution.region != UNKNOWN:
        label = field_labels(Institution.model_fields["region"])[writer.language]
        yield str(label), writer.plain(institution.region.value)
    for filter in _KEY_FACTS:
        value = filter.value(site)
        if value is not None:
            yield filter.label(writer.language), _plain(value, filter, writer)


def _plain(value: Any, filter: FactFilter, writer: Writer) -> str:
    if filter.choices:
        return ", ".join(writer.plain(choice) for choice in value)
    return format_quantity(value, filter.labels.get("unit"), writer.language)
