"""The passports of the sites of the region, and what can be read in a passport."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from scripts.exports.passport import write_passports
from scripts.languages import LANGUAGES, Language
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records, load_records
from tests.conftest import REGION
from tests.records.small_tree import Tree, plant

FULL = "sewing-workshop"
SITE_URL = "https://example.kz/"


@pytest.fixture(scope="session")
def region() -> Records:
    return load_records(REGION / "data", pictures=REGION / "assets" / "images")


@pytest.fixture(scope="session")
def passports(region: Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert write_all(region, folder, SITE_URL) == 2 * len(region.all(ProductionSite))
    return folder


def write_all(records: Records, folder: Path, site_url: str | None, cache: Path | None = None) -> int:
    return sum(write_passports(records, folder, site_url, language, cache) for language in LANGUAGES)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return plant(tmp_path / "data")


def passport(site: Path, language: Language, name: str = FULL) -> Path:
    return site / ("" if language == "kk" else "ru") / "catalogue" / "sites" / f"{name}.pdf"


def text_of(path: Path) -> str:
    """What a reader who copies the whole passport gets, without the breaks of its lines."""
    result = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return squeezed(result.stdout)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def written(tree: Tree, site_url: str | None = SITE_URL) -> Path:
    site = tree.data.parent / "site"
    write_all(load_records(tree.data), site, site_url)
    return site


def tags(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure, in the order of reading."""
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        found = waiting.pop(0).get_object()
        if isinstance(found, list):
            waiting = [*found, *waiting]
        elif isinstance(found, dict) and "/S" in found:
            yield found
            waiting = [found.get("/K", DictionaryObject()), *waiting]


def fonts(pdf: PdfReader) -> dict[str, DictionaryObject]:
    found = [font.get_object() for page in pdf.pages for font in page["/Resources"].get("/Font", {}).values()]
    return {str(font["/BaseFont"]): font for font in found}
