"""A small tree of records for the tests of pages."""

from datetime import date
from pathlib import Path

import pytest

from scripts.languages import Language
from scripts.pages.writer import Writer
from scripts.records.loader import Records, load_records

DATES = "first_published: 2026-01-05\nlast_changed: 2026-01-05\n"

FILES = {
    "sources/code.yml": """
        id: code
        source: act
        name: {kk: Еңбек туралы заң № 5, ru: Закон о труде № 5}
        short_name: {kk: ЕЗ, ru: ЗТ}
        number: 5-V
        published: 2015-11-23
        languages: [kk, ru]
        reading: full
        read: 2025-21
        passages:
          - id: 7-2
            article: "7"
            part: "2"
            says: {kk: Мәжбүрлеуге болмайды., ru: Принуждать нельзя.}
    """,
    "figures/wage.yml": """
        id: wage
        name: {kk: Жалақының ең төмен мөлшері, ru: Минимальная зарплата}
        value: 85000
        unit: tenge
        source: code/7-2
        as_of: 2026
    """,
    "figures/share.yml": """
        id: share
        name: {kk: Үлес, ru: Доля}
        value: 37.5
        unit: percent
        bound: more-than
        source: code
        as_of: 2025-12
        conflicts_with: [wage]
    """,
    "parties/chamber.yml": """
        id: chamber
        name: {kk: Кәсіпкерлер палатасы, ru: Палата предпринимателей}
        short_name: {kk: Палата, ru: Палата}
        role: {kk: Кәсіпкерлерге кеңес береді., ru: Консультирует предпринимателей.}
        website: {value: "https://example.kz/a", source: code, as_of: unknown}
    """,
    "institutions/no-1.yml": """
        id: no-1
        name: {kk: № 1 мекеме, ru: Учреждение № 1}
        number: "1"
        summary: {kk: Сынақ мекемесі., ru: Пробное учреждение.}
        ask: chamber
    """,
    "production-sites/hall.yml": """
        id: hall
        name: {kk: Цех, ru: Цех}
        summary: {kk: "Бос тұр, {{ figure.wage }}-ден.", ru: "Простаивает, от {{ figure.wage }}."}
        institution: no-1
        status: idle
        history: [{status: idle, since: 2024-05, source: code}]
        space:
          area_m2: {value: 1200.5, source: code/7-2, as_of: 2026-01-05}
          kinds: {value: [workshop, yard], source: code, as_of: unknown}
        rights:
          available_from: {value: 2027-03, source: code, as_of: 2026}
    """,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the small tree of records."""
    for name, text in FILES.items():
        lines = [line[8:] for line in text.strip("\n").split("\n")]
        path = tmp_path / "docs" / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines).rstrip() + "\n" + DATES, encoding="utf-8")
    return tmp_path / "docs" / "data"


@pytest.fixture
def records(data: Path) -> Records:
    """The records of the small tree."""
    return load_records(data, date(2026, 2, 1))


@pytest.fixture
def writer(records: Records):
    """Makes a writer for a page in a language."""

    def make(language: Language = "ru", page: str = "partnership/labour.md") -> Writer:
        return Writer(records, language, page)

    return make
