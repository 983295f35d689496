"""The block `form`: the workbook that officials fill in, shown by its own layout; called by blocks.py."""

from functools import partial
from html import escape
from typing import Any

from scripts.forms.inspection import INSPECTED, inspection_of
from scripts.forms.layout import LANGUAGE_SIGN, FormColumn, both, form_words, heading, precision_text, unknown_text
from scripts.forms.lines import FormCell, FormSheet, Line, LineGroup, form_sheet
from scripts.forms.options import titles_of
from scripts.languages import LANGUAGES, Language
from scripts.languages.numbers import format_number
from scripts.messages.say import say
from scripts.pages.citations import CitationError
from scripts.pages.facts import count_known
from scripts.pages.writer import Writer
from scripts.records.kinds import KINDS
from scripts.records.problems import one_of

_NAMES = ("guide", "sheet", "precision", "inspection")
#: The columns of a sheet that are shown; those of the notes stand to the right of them.
_SHOWN = tuple(column for column in FormColumn if not column.startswith(("note", "key")))


def form_values(writer: Writer, arguments: list[str]) -> dict[str, Any]:
    """Return what the template of the block is given; raise CitationError for a part of the workbook that it has not."""
    name = arguments[0] if len(arguments) == 1 else ""
    if name not in _NAMES:
        raise CitationError(
            say("pages.part-of-block", block="form", arguments=" ".join(arguments)), one_of(name, _NAMES)
        )
    made: dict[str, Any] = {"part": name, "two": partial(_in_two, writer.language), "both": both}
    match name:
        case "guide":
            return made | {"lines": form_words()["guide"]["lines"][writer.language]}
        case "precision":
            return made | {"choices": [*map(precision_text, form_words()["precision"]), unknown_text()]}
        case "inspection":
            labels, boxes = inspection_of(_example(writer)).groups[0]
            return made | {"labels": labels, "boxes": boxes}
    return made | {
        "columns": [heading(column) for column in _SHOWN],
        "rows": [_row(line, writer.language) for line in _unlike_lines(_first_facts(_example(writer)))],
    }


def _example(writer: Writer) -> FormSheet:
    """Return the form of the record of which the site knows most, or of a new one where there is none."""
    records = writer.records.current(KINDS[INSPECTED[0]])
    best = max(records, key=lambda record: count_known([record])[0], default=None)
    return form_sheet(INSPECTED[0], best, titles_of(writer.records))


def _first_facts(sheet: FormSheet) -> LineGroup:
    return next(group for group in sheet.groups if any(line.field and line.field.is_fact for line in group.lines))


def _unlike_lines(group: LineGroup) -> list[Line]:
    """Return the first line of each sort: of a type, with or without a value, with a number that is exact or not."""
    found: dict[object, Line] = {}
    for line in group.lines:
        value, precision = line.cells.get(FormColumn.VALUE), line.cells.get(FormColumn.PRECISION)
        found.setdefault((line.field and line.field.type, line.key.part, value is None, precision), line)
    return list(found.values())


def _row(line: Line, language: Language) -> list[str | None]:
    """Return the cells of a line as HTML, in the order of the columns shown; None is one that is closed."""
    shown: dict[FormColumn, FormCell] = {
        FormColumn.LABEL: both(line.labels),
        FormColumn.UNIT: both(line.unit) if line.unit else "",
        **line.cells,
    }
    part = next((side for side in LANGUAGES if side == line.key.part), None)
    return [
        None if column not in shown else _cell(shown[column], language, part if column is FormColumn.VALUE else None)
        for column in _SHOWN
    ]


def _cell(value: FormCell, language: Language, side: Language | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<span lang="{side}">{escape(value)}</span>' if side else _in_two(language, value)
    return format_number(value, language)


def _in_two(language: Language, text: str) -> str:
    """Return a text in both languages as HTML, that of the other language marked as such."""
    sides = text.split(LANGUAGE_SIGN)
    if len(sides) != len(LANGUAGES):
        return escape(text)
    return LANGUAGE_SIGN.join(
        escape(said) if side == language else f'<span lang="{side}">{escape(said)}</span>'
        for side, said in zip(LANGUAGES, sides, strict=True)
    )
