"""A passport for every reader: its tags, language, title and fonts, beside what the compiler itself refuses of PDF/UA-1."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from scripts.languages import LANGUAGES, Language
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.exports.conftest import FULL, SITE_URL, fonts, passport, squeezed, tags

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_it_tells_its_language_title_and_standard(region: Records, passports: Path, language: Language):
    pdf = PdfReader(passport(passports, language))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == f"{language}-KZ"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert squeezed(pdf.metadata.title) == squeezed(region.get(ProductionSite, FULL).name.in_language(language))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert len(pdf.pages) == 2
    assert all(page["/Tabs"] == "/S" for page in pdf.pages)


@both
def test_its_parts_are_tagged(passports: Path, language: Language):
    found = list(tags(PdfReader(passport(passports, language))))
    kinds = [tag["/S"] for tag in found]
    headings = [kind for kind in kinds if re.fullmatch("/H[1-6]", kind)]
    assert headings == ["/H1", *["/H2"] * 14]
    assert kinds.count("/Table") == 11
    assert kinds.count("/TH") == 11 * 3
    (code,) = (tag for tag in found if tag["/S"] == "/Figure")
    assert code["/Alt"].endswith(f"{SITE_URL}{'' if language == 'kk' else 'ru/'}catalogue/sites/{FULL}/")


@both
def test_all_that_is_drawn_is_either_tagged_or_named_as_ornament(passports: Path, language: Language):
    pdf = PdfReader(passport(passports, language))
    for page in pdf.pages:
        depth = 0
        for _, operator in ContentStream(page.get_contents(), pdf).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth or operator not in {b"Tj", b"TJ", b"Do", b"f", b"S", b"B"}
        for link in page.get("/Annots", []):
            assert link.get_object()["/Contents"]


@both
def test_its_fonts_are_in_it_and_can_be_read_back(passports: Path, language: Language):
    found = fonts(PdfReader(passport(passports, language)))
    assert found
    for font in found.values():
        assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/ToUnicode" in font
