"""What a result shows of a record beside the text of its page: its key facts; called by index.py."""

from collections.abc import Iterator
from typing import Any

from scripts.pages.catalogue_filters import LIST_COLUMNS, FactFilter
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN, field_labels
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.known import Known
from scripts.records.record import Record

#: The facts of a site that its result shows beside its status and its region.
KEY_FACTS = tuple(filter for filter in LIST_COLUMNS if filter.name in ("kinds", "area_m2", "power_kw"))


def key_facts(record: Record | None, writer: Writer) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the key facts of a site, as far as they are known; of another record nothing."""
    if not isinstance(record, ProductionSite):
        return
    yield writer.phrase("status"), writer.plain(record.status)
    institution = writer.records.get(Institution, record.institution)
    if institution.region != UNKNOWN:
        label = field_labels(Institution.model_fields["region"])[writer.language]
        yield str(label), writer.plain(institution.region.value)
    for filter in KEY_FACTS:
        known = filter.known(record)
        if known is not None:
            yield filter.label(writer.language), _plain(known, filter, writer)


def _plain(known: Known[Any], filter: FactFilter, writer: Writer) -> str:
    if filter.choices:
        return ", ".join(writer.plain(choice) for choice in known.value)
    return writer.known(known, filter.unit)
