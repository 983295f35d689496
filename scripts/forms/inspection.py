"""The sheet for an inspection of a record on site: one A4 sheet, boxes to fill in by hand; called by workbook.py.

Two columns of boxes, in the order of the fields. A fact with choices has a box to tick for each, any other an empty place with
its unit; what the site knows stands in grey. The sheet is locked, since nobody reads back what is typed there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import shorten

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.forms.layout import LANGUAGE_SIGN, TITLE_SIGN, FormColumn, both, form_words, precision_text
from scripts.forms.lines import FormCell, FormSheet, Line, LineGroup
from scripts.languages import LANGUAGES
from scripts.languages.numbers import NO_BREAK_SPACE, format_number
from scripts.records.known import Bound
from scripts.tables.fields import FieldType, Labels

#: The kinds of which there is something to see on site.
INSPECTED = ("production-site",)
_TICK, _TICKED = "☐", "☒"
#: The widths of a label, a box and a unit, in signs, and of what is between the two columns of boxes.
_WIDTHS, _GAP = (23, 25, 7), 1
#: How many signs of the small font stand on a line of a label and of a box, and how high a line is in points.
_LABEL_SIGNS, _BOX_SIGNS, _LINE_HEIGHT, _LEAST_HEIGHT = 34, 38, 9.6, 22
#: How many signs of its title stand on a line, how many of what the site knows in a box, and how many choices one can tick there.
_TITLE_SIGNS, _MOST_KNOWN, _MOST_TICKS = 85, 70, 6
_A4 = 9


@dataclass(frozen=True)
class InspectionBox:
    """A fact to look at: its name, unit, what may be ticked (and whether it is what the site knows), else what the site knows."""

    labels: Labels
    unit: Labels | None
    ticks: tuple[tuple[str, bool], ...]
    known: str

    @property
    def text(self) -> str:
        """What stands in the box."""
        return (
            "  ".join(f"{_TICKED if is_so else _TICK}{NO_BREAK_SPACE}{words}" for words, is_so in self.ticks)
            or self.known
        )

    @property
    def height(self) -> float:
        """How high the box is, in points."""
        labels = sum(ceil(len(label) / _LABEL_SIGNS) for label in self.labels.values())
        return max(max(labels, ceil(len(self.text) / _BOX_SIGNS)) * _LINE_HEIGHT + 2, _LEAST_HEIGHT)


@dataclass(frozen=True)
class Inspection:
    """The inspection of one record; `name` is that of its sheet."""

    name: str
    titles: Labels
    groups: tuple[tuple[Labels, tuple[InspectionBox, ...]], ...]


def inspection_of(sheet: FormSheet) -> Inspection:
    """Return the inspection of what a form asks: its facts, without their sources and without what only papers tell."""
    groups = ((group.labels, tuple(_boxes(group))) for group in sheet.groups)
    name = sheet.record.id if sheet.record else f"+ {sheet.kind}"
    return Inspection(name, sheet.titles, tuple(group for group in groups if group[1]))


def _boxes(group: LineGroup) -> Iterator[InspectionBox]:
    """Yield a box for each fact: the lines of a list, of a text in two languages or of a point are one."""
    facts = {line.field.name: line.field for line in group.lines if line.field and line.field.is_fact}
    for name, field in facts.items():
        lines = [line for line in group.lines if line.field and line.field.name == name]
        said = [line.cells[FormColumn.VALUE] for line in lines]
        ticks = tuple((both(one), both(one) in said) for one in field.choices if len(field.choices) <= _MOST_TICKS)
        yield InspectionBox(field.labels, lines[0].unit, ticks, "" if ticks else _known(lines, field.type))


def _known(lines: Sequence[Line], type: FieldType) -> str:
    """Return what the site knows of a fact, short enough for its box."""
    said = [_shown(line.cells[FormColumn.VALUE]) for line in lines if line.cells[FormColumn.VALUE] is not None]
    most = _MOST_KNOWN // max(len(said), 1)
    text = (LANGUAGE_SIGN if type is FieldType.WORDS else ", ").join(
        shorten(one, most, placeholder="…") for one in said
    )
    precision, end = (lines[0].cells.get(column) for column in (FormColumn.PRECISION, FormColumn.TO))
    if end is not None:
        return f"{text}–{_shown(end)}"
    return f"{precision} {text}" if precision and precision != precision_text(Bound.EXACT) else text


def _shown(value: FormCell) -> str:
    """Return a cell as it is printed: a number in the way of both languages, of another record its name alone."""
    return str(value).rpartition(TITLE_SIGN)[2] if isinstance(value, str) else format_number(value or 0, LANGUAGES[0])


def write_inspection(page: Worksheet, looks: Mapping[str, Format], one: Inspection) -> None:
    """Write the sheet of an inspection, which fits on one A4 page."""
    words = form_words()["inspection"]
    start = len(_WIDTHS) + 1
    for column, width in enumerate((*_WIDTHS, _GAP, *_WIDTHS)):
        page.set_column(column, column, width)
    last = 2 * len(_WIDTHS)
    title = f"{both(words['title'])}: {both(one.titles)}"
    page.merge_range(0, 0, 0, last, title, looks["print_title"])
    page.merge_range(1, 0, 1, last, "\n".join(words["hint"][side] for side in LANGUAGES), looks["print_small"])
    page.set_row(0, 16 * ceil(len(title) / _TITLE_SIGNS))
    page.set_row(1, 30)
    page.write_string(2, 0, f"{both(words['day'])}:", looks["print_line"])
    page.merge_range(2, 1, 2, start, f"{both(words['who'])}:", looks["print_line"])
    page.merge_range(2, start + 1, 2, last, f"{both(words['signature'])}:", looks["print_line"])
    page.set_row(2, 20)
    sides = _two_columns(one)
    for index in range(max(map(len, sides))):
        row = index + 4
        heights = []
        for first, side in zip((0, start), sides, strict=True):
            item = side[index] if index < len(side) else None
            if isinstance(item, InspectionBox):
                _write_box(page, row, first, looks, item)
                heights.append(item.height)
            elif item:
                page.merge_range(row, first, row, first + 2, both(item), looks["print_group"])
                heights.append(12)
        page.set_row(row, max(heights))
    row = max(map(len, sides)) + 4
    page.merge_range(row, 0, row, last, f"{both(words['missing'])}:", looks["print_line"])
    page.set_row(row, 30)
    page.set_paper(_A4)
    page.set_margins(0.35, 0.35, 0.3, 0.3)
    page.print_area(0, 0, row, last)
    page.fit_to_pages(1, 1)
    page.center_horizontally()
    page.hide_gridlines(2)
    page.set_tab_color("#808080")
    page.protect()


def _write_box(page: Worksheet, row: int, first: int, looks: Mapping[str, Format], box: InspectionBox) -> None:
    labels = "\n".join(dict.fromkeys(box.labels[side] for side in LANGUAGES))
    page.write_string(row, first, labels, looks["print_label"])
    look = looks["print_box" if box.ticks else "print_known"]
    if box.unit:
        page.write(row, first + 1, box.text, look)  # an empty text is an empty cell
        page.write_string(
            row, first + 2, "\n".join(dict.fromkeys(box.unit[side] for side in LANGUAGES)), looks["print_unit"]
        )
    else:
        page.merge_range(row, first + 1, row, first + 2, box.text, look)


def _two_columns(one: Inspection) -> tuple[list[Labels | InspectionBox], list[Labels | InspectionBox]]:
    """Return the headings and boxes of the left and of the right column, cut at the group that makes them most alike in height."""
    flat: list[list[Labels | InspectionBox]] = [[labels, *boxes] for labels, boxes in one.groups]
    heights = [sum(item.height if isinstance(item, InspectionBox) else 12 for item in items) for items in flat]
    cut = min(range(len(flat) + 1), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return [item for items in flat[:cut] for item in items], [item for items in flat[cut:] for item in items]
