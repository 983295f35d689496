"""Chooses the records whose forms a workbook has, and makes it; called by the command `form` (scripts/form.py)."""

from collections.abc import Sequence
from datetime import datetime, time

from scripts.forms.inspection import INSPECTED, inspection_of
from scripts.forms.lines import FormSheet, form_sheet
from scripts.forms.options import titles_of
from scripts.forms.workbook import FormWriter
from scripts.messages.say import say
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.loader import Records, today
from scripts.records.problems import file_error, one_of
from scripts.records.record import Record
from scripts.tables.columns import fields_of

#: The kinds of which a form is made where none is named: what an akimat or an institution is asked for.
USUAL_KINDS = (Institution.kind, ProductionSite.kind)
#: Nobody fills in more sheets, and a spreadsheet program is slow with them.
MOST_RECORDS = 300


def make_form(records: Records, kinds: Sequence[str] = USUAL_KINDS, institution: str | None = None) -> bytes:
    """Return a workbook with the forms of the records of some kinds, or of those of one institution, and one for a new record of each.

    Raises InputError where there is no such institution, where a kind does not belong to one, and for more than MOST_RECORDS.
    """
    sheets = form_sheets(records, kinds, institution)
    changed = datetime.combine(records.last_changed or today(), time())
    inspections = [inspection_of(sheet) for sheet in sheets if sheet.kind in INSPECTED]
    return FormWriter(changed).write(sheets, inspections)


def form_sheets(
    records: Records, kinds: Sequence[str] = USUAL_KINDS, institution: str | None = None
) -> list[FormSheet]:
    """Return the forms that `make_form` writes; raises the same."""
    found = {kind: _records_of(records, kind, institution) for kind in kinds}
    count = sum(map(len, found.values()))
    if count > MOST_RECORDS:
        raise file_error(
            say("help.the-command"), say("form.so-many", count=count), say("form.fewer", most=MOST_RECORDS)
        )
    titles = titles_of(records)
    known = {Institution.kind: institution} if institution else {}
    sheets = []
    for kind, chosen in found.items():
        sheets += [form_sheet(kind, record, titles) for record in chosen]
        if not (institution and kind == Institution.kind):
            sheets.append(form_sheet(kind, None, titles, known))
    return sheets


def _records_of(records: Records, kind: str, institution: str | None) -> Sequence[Record]:
    if institution is None:
        return records.current(KINDS[kind])
    known = records.by_kind[Institution.kind]
    if institution not in known:
        raise file_error("--institution", say("quoted", text=institution), one_of(institution, sorted(known)))
    if kind == Institution.kind:
        return [known[institution]]
    if all(field.refers_to != Institution.kind for field in fields_of(KINDS[kind])):
        raise file_error(
            "--institution", say("form.kind-of-no-institution", kind=kind), say("form.without-institution")
        )
    return [one for one in records.pointing_at(known[institution], kind) if one.ended is None]
