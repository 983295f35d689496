"""Draws the charts of the catalogue and the map of the country for the press kit; called by press_kit.py.

They show what the pages show: the same rows, signs and words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts.exports.passport import PlainWriter
from scripts.exports.pdf import PdfMaker, PictureFormat
from scripts.languages.numbers import format_number
from scripts.pages.catalogue_figures import CHARTS, KnownRow, Row, catalogue_figures
from scripts.pages.map import Precision, country_markers, groups_of, spots_of
from scripts.pages.outline import Point, borders, country, country_frame
from scripts.records.kinds.catalogue import ProductionSite

_CHART, _MAP = (Path(__file__).with_name(name) for name in ("chart.typ", "map.typ"))
#: Charts that tell something of several sites alone; that of all sites is one number.
_OF_SEVERAL = tuple(chart for chart in CHARTS if chart not in ("total", "known"))
_FORMATS: tuple[PictureFormat, ...] = ("svg", "png")


@dataclass(frozen=True)
class KitPicture:
    """A picture of the kit: its name without an ending, the words under it, and its content by format."""

    name: str
    caption: str
    files: dict[str, bytes]


def kit_pictures(writer: PlainWriter, changed: date, cache: Path | None) -> list[KitPicture]:
    """Return the pictures in the writer's language; `changed` is the day of the records. Raises InputError for one that cannot be made."""
    counted = writer.phrase("sheet_counted", date=writer.value(changed))
    ground = f"{counted[:1].upper()}{counted[1:].removesuffix('.')}."
    charts, maps = PdfMaker(_CHART, cache), PdfMaker(_MAP, cache)
    found = [*((f"chart-{name}", charts, data) for name, data in _charts(writer)), ("map", maps, _map(writer))]
    return [
        KitPicture(
            name,
            f"{data['caption']} {ground}",
            {format: maker.picture({**data, "ground": ground}, format, name) for format in _FORMATS},
        )
        for name, maker, data in found
    ]


def _charts(writer: PlainWriter) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the data of each chart; nothing where there are no sites."""
    figures = catalogue_figures(writer.records, writer.language)
    if not figures.total.sites:
        return
    for chart in _OF_SEVERAL if figures.total.sites > 1 else ():
        note = writer.phrase("chart_kind_note") if chart == "kind" else ""
        yield (
            chart,
            _chart(writer, chart, [_row(writer, row, figures.total.sites) for row in getattr(figures, chart)], note),
        )
    known = [_known(writer, row) for row in (figures.known_of_all, *figures.known)]
    known[0]["label"] = writer.phrase("chart_all_facts")
    yield "known", _chart(writer, "known", known)


def _chart(writer: PlainWriter, chart: str, rows: Sequence[dict[str, Any]], note: str = "") -> dict[str, Any]:
    title = f"{writer.phrase('kind_production_site')}: {writer.phrase(f'chart_{chart}').lower()}"
    told = "; ".join(f"{row['label']} — {row['value']}" for row in rows)
    return {"language": writer.language, "title": title, "rows": rows, "note": note, "caption": f"{title}. {told}."}


def _row(writer: PlainWriter, row: Row, total: int) -> dict[str, Any]:
    label = writer.text(row.label) if row.label else writer.unknown()
    return {"label": label, "value": writer.number(row.sites), "share": row.sites / total}


def _known(writer: PlainWriter, row: KnownRow) -> dict[str, Any]:
    label = str(row.labels[writer.language]) if row.labels else writer.phrase("chart_other_facts")
    value = writer.phrase("known_short", known=writer.number(row.known), total=writer.number(row.total))
    return {"label": label, "value": value, "share": row.known / row.total if row.total else 0}


def _map(writer: PlainWriter) -> dict[str, Any]:
    """Return the data of the map; without a known place it has no sign, and says so."""
    frame, language = country_frame(), writer.language
    spots = spots_of(writer.records.current(ProductionSite), writer.records)
    markers = country_markers(groups_of(spots, language))
    shapes = [shape for shape in (*Precision, None) if shape in {marker.precision for marker in markers}]
    title = writer.phrase("map_title" if markers else "map_title_empty")
    shown = sum(len(marker.spots) for marker in markers)
    counts = writer.phrase("kit_map_counts", shown=writer.number(shown), unknown=writer.number(len(spots) - shown))
    notes = [counts if markers else writer.phrase("kit_map_empty")]

    def drawn(line: Sequence[Point]) -> list[Point]:
        return [frame.project(*point) for point in line]

    return {
        "language": language,
        "title": title,
        "height": frame.height,
        "land": [*drawn(country()), frame.project(*country()[0])],
        "borders": [drawn(line) for line in borders()],
        "markers": [
            {
                "x": marker.x,
                "y": marker.y,
                "shape": marker.precision or "mixed",
                "count": format_number(len(marker.spots), language),
            }
            for marker in markers
        ],
        "legend": [{"shape": shape or "mixed", "words": writer.phrase(f"map_{shape or 'mixed'}")} for shape in shapes],
        "notes": notes,
        "caption": f"{title}. {notes[0]}",
    }
