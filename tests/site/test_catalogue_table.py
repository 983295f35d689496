"""The list of production sites as a table: it fits a desk and is cards on a phone, it is printed with its conditions, it is copied."""

import io

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from scripts.languages import Language
from scripts.pages.catalogue_filters import FILTERS
from scripts.pages.phrases import phrase
from scripts.records.loader import Records
from tests.site.finder import current, said, shown_ids, told
from tests.site.finder_filters import fitting
from tests.site.templates import address, both

ASKED = "?area_m2_from=3000,5&power_kw_to=200"
CONDITIONS = ("area_m2_from", "power_kw_to")


def squeezed(text: str) -> str:
    """Return a text without what lines and columns of paper put into words."""
    return "".join(sign for sign in text if sign not in "\u00ad\u2010-" and not sign.isspace())


@both
def test_all_columns_fit_a_desk_and_the_first_one_stays(browser: Browser, shown: str, language: Language):
    with browser.new_context(base_url=shown, viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address('catalogue', language)}?view=table&rail_access=nearby&area_m2_from=10")
        shown_ids(page)
        frame = page.locator("#found .table").first
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth"), "the table scrolls"
        assert page.evaluate("document.documentElement.scrollWidth") == 1440
        page.set_viewport_size({"width": 800, "height": 900})
        assert frame.evaluate("frame => { frame.scrollLeft = 1000; return frame.scrollLeft; }") > 0
        edge = frame.evaluate("frame => frame.getBoundingClientRect().left")
        first = page.locator("#found tbody th").first
        assert first.evaluate("cell => cell.getBoundingClientRect().left") == edge


@both
def test_a_row_of_the_table_reads_as_a_card_on_a_phone(page: Page, language: Language):
    page.goto(f"{address('catalogue', language)}?view=table&kinds=store")
    shown_ids(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    row = page.locator("#found tbody tr").first
    lefts = row.locator("th, td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1, "the cells stand below one another"
    before = "cell => getComputedStyle(cell, '::before').content"
    assert phrase("status", language) in row.locator("td").first.evaluate(before).replace("\u00ad", "")


@both
def test_a_filtered_list_is_printed_with_its_conditions_its_count_and_every_site(
    browser: Browser, shown: str, records: Records, language: Language
):
    full, doubtful = fitting(records, *CONDITIONS)
    with browser.new_context(base_url=shown) as context:
        page = context.new_page()
        page.goto(f"{address('catalogue', language)}?power_kw_to=900")
        ids = shown_ids(page)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(page.locator("#found tbody tr").all()) > len(ids) >= 50
        page.goto(f"{address('catalogue', language)}{ASKED}")
        shown_ids(page)
        paper = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    text = squeezed("".join(sheet.extract_text() for sheet in paper))
    area, power = (FILTERS[name].label(language) for name in ("area_m2", "power_kw"))
    for words in (
        phrase("finder_chosen", language),
        f"{area}: {phrase('filter_from', language)} 3 000,5 м²",
        f"{power}: {phrase('filter_to', language)} 200",
        told(language, len(full), len(doubtful), len(current(records))),
        said("finder_full", language, count=len(full)),
    ):
        assert squeezed(words) in text
    for words in (phrase("finder_copy", language), phrase("shortlist_add", language), phrase("finder_words", language)):
        assert squeezed(words) not in text


@both
def test_it_is_copied_as_a_table(browser: Browser, shown: str, records: Records, language: Language):
    full, doubtful = fitting(records, *CONDITIONS)
    with browser.new_context(base_url=shown, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{address('catalogue', language)}{ASKED}")
        shown_ids(page)
        page.locator("[data-part=copy]").click()
        expect(page.locator("[data-part=copied]")).to_have_text(phrase("finder_copied", language))
        text = page.evaluate("navigator.clipboard.readText()")
        html = page.evaluate("""async () => {
          const [item] = await navigator.clipboard.read();
          return (await item.getType("text/html")).text();
        }""")
    head, *rows = [line.split("\t") for line in text.replace("\r", "").split("\n")]
    assert [row[-1].split("/")[-2] for row in rows] == [*full, *doubtful]
    assert {len(row) for row in rows} == {len(head)}
    area, power = (FILTERS[name].label(language) for name in ("area_m2", "power_kw"))
    assert {area, power, phrase("finder_open", language)} <= set(head)
    by_id = {item.site.id: item.site for item in current(records)}
    for row in rows:
        site = by_id[row[-1].split("/")[-2]]
        assert row[0] == site.name.in_language(language)
        assert bool(row[head.index(phrase("finder_open", language))]) == (site.id in doubtful)
    assert html.count("<tr>") == len(rows) + 1 and "<th>" in html
