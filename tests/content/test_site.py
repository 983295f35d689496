"""The published site as files: every fact has its source, every page its twin and its end, every number its record."""

import json
import re
from collections import deque
from datetime import date
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest

from scripts.languages import LANGUAGES
from scripts.languages.dates import PartialDate, format_date, format_partial_date
from scripts.languages.numbers import format_number
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import KINDS_WITH_FACTS, fact_lines
from scripts.pages.front_matter import read_page
from scripts.pages.phrases import phrase
from scripts.pages.several_sites import NEED_SEVERAL, is_offered
from scripts.pages.writer import Writer
from scripts.records.contacts import phone_in_groups
from scripts.records.kinds.reference import Figure, Passage
from scripts.records.loader import walk
from scripts.records.values import Coordinates, OfficialNumber, Words
from tests.content.conftest import Published


def test_every_record_has_its_place_in_both_languages(published: Published):
    for record in published.records:
        place = place_of(record.kind, record.id)
        for language in LANGUAGES:
            page = published.page(page_url(place.page, language))
            assert not place.fragment or page.css_first(f'[id="{place.fragment}"]'), (record.kind, record.id, language)


def test_the_root_is_kazakh_and_ru_is_russian(published: Published):
    for address in published.addresses:
        language = "ru" if address.startswith("/ru/") else "kk"
        assert published.page(address).css_first("html").attributes["lang"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_reached_and_those_written_by_hand_within_three_clicks(published: Published, language: str):
    home = "/" if language == "kk" else "/ru/"
    clicks, queue = {home: 0}, deque([home])
    while queue:
        here = queue.popleft()
        for target in published.links(here) - set(clicks):
            clicks[target] = clicks[here] + 1
            queue.append(target)
    not_offered = {page for page in NEED_SEVERAL if not is_offered(page, published.records)}
    hidden = {f"/{page_url(page, tree)}" for page in not_offered for tree in LANGUAGES}
    assert set(clicks) <= set(published.addresses)
    assert set(published.addresses) - set(clicks) <= hidden
    by_hand = [path.relative_to(published.docs / language) for path in (published.docs / language).rglob("*.md")]
    offered = {page.as_posix() for page in by_hand} - not_offered
    assert max(clicks[f"/{page_url(page, language)}"] for page in offered) <= 3


def test_every_switch_leads_to_the_twin(published: Published):
    for address in published.addresses:
        node = published.page(address).css_first("header a[hreflang]")
        twin = urlsplit(urljoin(f"http://site{address}", node.attributes["href"])).path
        assert twin == (address.removeprefix("/ru") if address.startswith("/ru/") else f"/ru{address}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_leads_to_its_source_or_says_that_it_is_unknown(published: Published, language: str):
    for record in (record for model in KINDS_WITH_FACTS for record in published.records.all(model)):
        address = f"/{page_url(place_of(record.kind, record.id).page, language)}"
        shown = {term.text(strip=True): term.next for term in published.page(address).css("article dl dt")}
        of_unknown_groups = {name.text(strip=True) for name in published.page(address).css(".unknown-facts .fact-name")}
        for line in fact_lines(record):
            if not line.is_known and line.in_sentence(language) in of_unknown_groups:
                continue
            value = shown[line.label(language)]
            while value.tag != "dd":
                value = value.next
            sources = [node.attributes["href"] for node in value.css(".ground a")]
            if line.is_known:
                assert sources and all("about/sources/#" in source for source in sources), (address, line.name)
            else:
                assert value.css_first(".unknown") is not None, (address, line.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_ends_with_its_review_sources_data_twin_and_where_to_report(published: Published, language: str):
    folder = published.docs / language
    for path in folder.rglob("*.md"):
        meta = read_page(path).meta
        address = f"/{page_url(path.relative_to(folder).as_posix(), language)}"
        end = published.page(address).css_first(".page-end")
        targets = [urlsplit(urljoin(f"http://site{address}", node.attributes["href"])) for node in end.css("a")]
        places = [target for target in targets if target.path.endswith("/about/sources/") and target.fragment]
        assert format_date(meta["reviewed"], language) in end.text()
        assert len(places) == len(meta["sources"])
        assert any(target.path.startswith(("/data/", "/ru/data/")) for target in targets)
        assert any(target.path.endswith("/about/contacts/") and target.fragment == "ask" for target in targets)
        assert end.css_first("a[hreflang]") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footer_names_the_party_that_publishes_or_says_that_it_is_an_open_question(
    published: Published, language: str
):
    publisher = published.records.publisher
    page = place_of("party", publisher.id).page if publisher else "about/open-questions.md"
    said = publisher.name.in_language(language) if publisher else phrase("publisher", language)
    for address in published.addresses:
        if address.startswith("/ru/") == (language == "ru"):
            footer = published.page(address).css_first("footer.site-footer")
            targets = {urljoin(address, node.attributes["href"]) for node in footer.css("p a[href]")}
            assert said in footer.text(), address
            assert f"/{page_url(page, language)}" in targets, address


NUMBER = re.compile(r"\d+(?:[\u00a0 ]\d{3})*(?:[,.-]\d+)*")
#: Counts are marked as computed; addresses, file names and code are no prose.
NO_PROSE = "[data-computed], script, style, footer, code, a[href$='.yml'], a[href$='.json'], a[href^='http']"
#: Fields with digits in words, or in what is no number.
IN_WORDS = {"name", "short_name", "value", "address", "licence"}
IN_SIGNS = {"email", "business_number"}


def numbers_of_records(published: Published) -> set[str]:
    """Every number that a record carries, as either language writes it, and the days of reading together."""
    texts: list[str] = []
    agreement = json.loads((published.docs / "check" / "agreement.json").read_text(encoding="utf-8"))
    read = {date.fromisoformat(item["agreed"]) for item in agreement.values()}
    for writer in (Writer(published.records, language, "index.md") for language in LANGUAGES):
        texts += [writer.bounded(figure) for figure in published.records.all(Figure)]
        texts += [format_date(day, writer.language) for day in read]
        for record in published.records:
            texts += [format_date(day, writer.language) for day in (record.first_published, record.last_changed)]
            for path, value in walk(record):
                if isinstance(value, PartialDate):
                    texts.append(format_partial_date(value, writer.language))
                elif isinstance(value, Passage):
                    texts.append(writer.passage_label(value))
                elif isinstance(value, Words) and path[-1] in IN_WORDS:
                    texts.append(value.in_language(writer.language))
                elif type(value) is str and path[-1] == "value":
                    texts.append(value)
                elif isinstance(value, Coordinates):
                    texts += [f"{degrees:.5f}" for degrees in (value.latitude, value.longitude)]
                elif path[-1:] == ("phone",) and value:
                    texts.append(f"{phone_in_groups(value)} {value.partition('x')[2]}")
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    texts.append(format_number(value, writer.language))
                elif isinstance(value, OfficialNumber) or (isinstance(value, str) and IN_SIGNS & set(path)):
                    texts.append(value)
    # The writer escapes a point after a number, which Markdown would take for a list.
    return {number for text in texts for number in NUMBER.findall(text.replace("\\", ""))}


def test_every_number_in_the_pages_traces_to_a_record(published: Published):
    known = numbers_of_records(published)
    untraced = set()
    for address in published.addresses:
        tree = published.page(address)
        for node in tree.css(NO_PROSE):
            node.decompose()
        text = f"{tree.css_first('body').text(separator=' ')} {tree.css_first('title').text()}"
        untraced |= {(address, number) for number in NUMBER.findall(text) if number not in known}
    assert untraced == set()


def test_headings_skip_no_level_and_head_something(published: Published):
    faults = []
    for address in published.addresses:
        article = published.page(address).css_first("article")
        levels = [int(node.tag[1]) for node in article.css("h1, h2, h3, h4, h5, h6")]
        faults += [f"{address} skips a level" for above, below in pairwise(levels) if below > above + 1]
        parts = [node for node in article.iter() if node.tag != "-text"]
        faults += [f"{address} {part.text()}" for part, after in pairwise(parts) if {part.tag, after.tag} == {"h2"}]
    assert faults == []


def test_no_page_says_that_it_is_made_up(published: Published):
    for address in published.addresses:
        page = published.page(address)
        assert page.css_first("meta[content=noindex]") is None
        assert not any(phrase("demonstration", language) in page.body.text() for language in LANGUAGES)
