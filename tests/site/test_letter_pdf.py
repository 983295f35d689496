"""The PDF of a letter, made in a real browser by the script as it is published: what a reader gets, sees and hears."""

import base64
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from tests.conftest import ROOT

SOURCE = ROOT / "docs/assets/javascripts/letter-pdf.js"
KAZAKH_LETTERS = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢң ОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
LATIN_LOOKALIKES = "AaBCcEeHIiKMOoPpTXxy"
SIGNS = "₸ № « » “ ” „ — – ² ³ ½ % @ & < > ( ) \\ / …"
PANGRAMS = {
    "kk": "Ғылыми-өндірістік жаңа шағын үй, ұшқыр һәм әдемі көк қоңыр інген",
    "ru": "Съешь же ещё этих мягких французских булок, да выпей чаю",
}
TITLES = {"kk": "№ 53 мекемеге өтініш", "ru": "Просьба учреждению № 53"}

# Between the test and the page pass texts: a letter with half of a sign as JSON, the bytes of a PDF in base 64.
MAKE = """
async ([script, letter, font]) => {
  const {letterPdf} = await import(script);
  const blob = await letterPdf(JSON.parse(letter), font);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return [blob.type, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))];
}
"""

Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def make(browser: Browser, base: str, site: Path) -> Iterator[Make]:
    """Makes the PDF of a letter on the home page of the site, under its policy."""
    (script,) = site.glob("assets/javascripts/letter-pdf.*.js")
    (font,) = site.glob("assets/fonts/NotoSans-Regular.*.ttf")
    page = browser.new_page()
    page.route("**/letter-pdf-source.js", lambda route: route.fulfill(path=SOURCE, content_type="text/javascript"))
    page.goto(f"{base}/")

    def made(letter: dict[str, object], script: str = f"/{script.relative_to(site)}") -> bytes:
        kind, content = page.evaluate(MAKE, [script, json.dumps(letter), f"/{font.relative_to(site)}"])
        assert kind == "application/pdf"
        return base64.b64decode(content)

    yield made
    page.close()


def letter(*paragraphs: tuple[str, str], language: str = "ru", date: str | None = "2026-11-25") -> dict[str, object]:
    """A letter of paragraphs, each as its kind and its text."""
    set_as = [{"kind": kind, "text": text} for kind, text in paragraphs]
    return {"title": TITLES[language], "language": language, "date": date, "paragraphs": set_as}


def whole(language: str) -> dict[str, object]:
    """A letter with everything that a letter may have."""
    return letter(
        ("heading", TITLES[language]),
        ("text", PANGRAMS[language]),
        ("heading", SIGNS),
        ("item", KAZAKH_LETTERS),
        ("item", PANGRAMS[language]),
        ("text", LATIN_LOOKALIKES),
        language=language,
    )


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def text_of(pdf: bytes) -> str:
    """What a reader who copies the letter gets, on one line."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def tags(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure, in the order of reading."""
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        found = waiting.pop(0).get_object()
        if isinstance(found, list):
            waiting = [*found, *waiting]
        elif "/S" in found:
            yield found
            waiting = [found["/K"], *waiting]


def pieces(pdf: PdfReader) -> Iterator[tuple[int, str, DictionaryObject]]:
    """Every piece that is drawn: the number of its page, its operator of marking and what this says of it."""
    for number, page in enumerate(pdf.pages):
        said = None
        for operands, operator in ContentStream(page.get_contents(), pdf).operations:
            if operator == b"BDC":
                said = operands
            elif operator == b"EMC":
                said = None
            elif operator == b"Tj":
                assert said, "drawn, and neither tagged nor named as an ornament"
                yield number, said[0], said[1]


# What it says


@pytest.mark.parametrize("language", TITLES)
def test_every_letter_comes_back(make: Make, language: str):
    said = text_of(make(whole(language)))
    assert f"{TITLES[language]} {PANGRAMS[language]} {SIGNS}" in said
    assert f"• {KAZAKH_LETTERS} • {PANGRAMS[language]}" in said
    assert LATIN_LOOKALIKES in said


def test_a_line_break_in_a_text_stays_one(make: Make):
    pdf = read(make(letter(("text", "Кому: учреждение\nОт кого: «Шеберхана»"))))
    assert [line.strip() for line in pdf.pages[0].extract_text().splitlines()] == [
        "Кому: учреждение",
        "От кого: «Шеберхана»",
    ]


def test_a_letter_that_the_font_lacks_is_replaced_and_the_rest_stands(make: Make):
    assert text_of(make(letter(("text", "Цех 车间, 😀 и é \ufe0fконец")))) == "Цех \ufffd\ufffd, \ufffd и é конец"


def test_half_of_a_sign_breaks_nothing(make: Make):
    assert text_of(make(letter(("text", "до \ud83d после")))) == "до \ufffd после"


def test_signs_that_are_not_seen_are_dropped(make: Make):
    assert text_of(make(letter(("text", "а\x00б\x07в\u200bг\u00adд\u202e\tе")))) == "абвгд е"


def test_text_that_would_be_a_part_of_a_pdf_is_printed_as_it_is(make: Make):
    hostile = "(a) Tj ET >> endobj <</S>> ]]> &amp; <b>"
    told = {**letter(("text", hostile)), "title": hostile}
    pdf = make(told)
    assert text_of(pdf) == hostile
    assert read(pdf).metadata.title == hostile
    assert read(pdf).xmp_metadata.dc_title == {"x-default": hostile}


@pytest.mark.parametrize("paragraphs", [(), (("text", ""),), (("heading", " \n"), ("item", "\x00"))])
def test_an_empty_letter_is_an_empty_page(make: Make, paragraphs: tuple[tuple[str, str], ...]):
    pdf = read(make(letter(*paragraphs)))
    assert len(pdf.pages) == 1
    assert [tag["/S"] for tag in tags(pdf)] == ["/Document"]


# How it lies on paper


def test_a_word_longer_than_a_line_is_broken_and_whole(make: Make):
    word = "ұзынсөз" * 60
    pdf = read(make(letter(("text", f"Бір {word} соңы"))))
    lines = [line.strip() for line in pdf.pages[0].extract_text().splitlines()]
    assert len(lines) > 5
    assert lines[0] == "Бір"
    assert "".join(lines[1:]) == f"{word} соңы"


def test_nothing_runs_off_the_paper(make: Make):
    text = f"{PANGRAMS['kk']} — {PANGRAMS['ru']}. " * 60
    pdf = read(make(letter(("text", text), ("item", text), ("text", "Щ" * 500))))
    font = pdf.pages[0]["/Resources"]["/Font"]["/F"]["/DescendantFonts"][0].get_object()
    first, widths = font["/W"]
    for page in pdf.pages:
        for operands, operator in ContentStream(page.get_contents(), pdf).operations:
            if operator == b"Tf":
                size = operands[1]
            elif operator == b"Td":
                x, y = operands
            elif operator == b"Tj":
                codes = operands[0].original_bytes
                seen = zip(codes[::2], codes[1::2], strict=True)
                right = x + sum(widths[256 * high + low - first] for high, low in seen) * size / 1000
                assert x >= 56 and right <= page.mediabox.width - 56 + size / 2  # a space may hang at the end
                assert 35 <= y <= page.mediabox.height - 56


def test_several_pages_have_numbers_that_are_not_read_aloud(make: Make):
    pdf = read(make(letter(("heading", TITLES["ru"]), *[("text", PANGRAMS["ru"] * 4)] * 30)))
    assert len(pdf.pages) > 1
    for number, page in enumerate(pdf.pages, 1):
        assert page.extract_text().rstrip().endswith(f"{number} / {len(pdf.pages)}")
    ornaments = [(number, said["/Subtype"]) for number, kind, said in pieces(pdf) if kind == "/Artifact"]
    assert ornaments == [(number, "/Footer") for number in range(len(pdf.pages))]


def test_one_page_has_no_number(make: Make):
    assert not any(kind == "/Artifact" for _, kind, _ in pieces(read(make(whole("ru")))))


def test_a_heading_stays_with_its_text(make: Make):
    for lines in range(40, 50):
        pdf = read(make(letter(("text", "\n".join(["строка"] * lines)), ("heading", "Вопросы"), ("text", "Ответ"))))
        (place,) = (page for page in pdf.pages if "Вопросы" in page.extract_text())
        assert "Ответ" in place.extract_text()


def test_a_text_of_fifty_kilobytes_is_printed_to_its_end(make: Make):
    words = " ".join(f"сөз{number}" for number in range(5500))
    assert len(words.encode()) > 50_000
    pdf = make(letter(("text", words), ("item", "ұ" * 25_000)))
    said = text_of(pdf)
    assert re.findall(r"сөз(\d+)", said) == [str(number) for number in range(5500)]
    assert said.count("ұ") == 25_000


# For every reader


@pytest.mark.parametrize("language", TITLES)
def test_it_tells_its_language_title_and_standard(make: Make, language: str):
    pdf = read(make(whole(language)))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == f"{language}-KZ"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == TITLES[language]
    assert pdf.xmp_metadata.dc_title == {"x-default": TITLES[language]}
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert all(page["/Tabs"] == "/S" for page in pdf.pages)


def test_its_parts_are_tagged(make: Make):
    found = [str(tag["/S"])[1:] for tag in tags(read(make(whole("kk"))))]
    item = "LI Lbl LBody"
    assert " ".join(found) == f"Document H1 P H2 L {item} {item} P"


def test_every_piece_knows_its_tag_and_every_tag_its_pieces(make: Make):
    pdf = read(make(letter(("text", PANGRAMS["ru"] * 100), ("item", PANGRAMS["ru"] * 50), ("heading", "Конец"))))
    numbers = pdf.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    drawn = [(number, said["/MCID"]) for number, kind, said in pieces(pdf) if kind != "/Artifact"]
    pages = [page.indirect_reference.idnum for page in pdf.pages]
    told = []
    for tag in tags(pdf):
        for kid in (kid.get_object() for kid in tag["/K"]):
            if "/MCID" in kid:
                number = pages.index(kid.raw_get("/Pg").idnum)
                assert owners[pdf.pages[number]["/StructParents"]][kid["/MCID"]].get_object() == tag
                told.append((number, kid["/MCID"]))
    assert len(pages) > 1
    assert told == drawn


def test_its_font_is_in_it_and_can_be_read_back(make: Make):
    font = read(make(whole("kk"))).pages[0]["/Resources"]["/Font"]["/F"]
    descendant = font["/DescendantFonts"][0].get_object()
    file = descendant["/FontDescriptor"]["/FontFile2"].get_data()
    assert file == (ROOT / "docs/assets/fonts/NotoSans-Regular.ttf").read_bytes()
    assert "SIL Open Font License".encode("utf-16-be") in file
    assert "/ToUnicode" in font


# Bytes


def test_the_same_letter_gives_the_same_bytes(make: Make):
    first = make(whole("kk"))
    assert make(whole("kk")) == first
    assert make(whole("ru")) != first


def test_the_script_says_the_same_with_its_comments(make: Make):
    assert make(whole("kk"), "/letter-pdf-source.js") == make(whole("kk"))


def test_its_day_is_the_one_that_was_given(make: Make):
    assert read(make(letter(date="2026-11-25"))).metadata["/CreationDate"] == "D:20261125"
    assert "/CreationDate" not in read(make(letter(date=None))).metadata


def test_a_font_that_cannot_be_fetched_is_told(browser: Browser, base: str, site: Path):
    (script,) = site.glob("assets/javascripts/letter-pdf.*.js")
    page = browser.new_page()
    page.goto(f"{base}/")
    ask = "async ([script, letter]) => (await import(script)).letterPdf(letter, '/none.ttf').catch(String)"
    told = page.evaluate(ask, [f"/{script.relative_to(site)}", whole("kk")])
    page.close()
    assert told == "Error: found no font at /none.ttf"
