"""The built site as files: its addresses, links and facts, and that the same content gives the same bytes."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.languages.dates import PartialDate, format_date, format_partial_date
from scripts.languages.kazakh_hyphens import SOFT_HYPHEN
from scripts.pages.addresses import GENERATED, page_url
from scripts.pages.blocks import KINDS_WITH_FACTS
from scripts.pages.facts import fact_lines
from scripts.pages.front_matter import read_page
from scripts.pages.writer import Writer
from scripts.records.kinds import Figure, Passage
from scripts.records.loader import load_records, walk
from scripts.records.values import OfficialNumber, Words
from tests.conftest import ROOT, run_command

SECTIONS = """
/ /initiative/ /initiative/visit/ /initiative/parties/ /initiative/why/
/catalogue/ /catalogue/compare/ /catalogue/shortlist/ /catalogue/map/ /catalogue/figures/
/partnership/ /partnership/terms/ /partnership/steps/ /partnership/labour/ /partnership/law/ /partnership/faq/
/partnership/apply/ /news/ /press/ /data/
/about/ /about/sources/ /about/glossary/ /about/open-questions/ /about/accessibility/ /about/privacy/ /about/contacts/
/search/
""".split()


def parse(site: Path, address: str) -> LexborHTMLParser:
    html = (site / address.strip("/") / "index.html").read_text(encoding="utf-8")
    return LexborHTMLParser(html.replace(SOFT_HYPHEN, ""))


def addresses(site: Path) -> list[str]:
    """Every page but the 404 page, as addresses from the root."""
    return sorted(
        "/" + path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")
    )


def links(site: Path, address: str) -> set[str]:
    """The pages of the site to which a page leads."""
    found = set()
    for node in parse(site, address).css("a[href]"):
        target = urlsplit(urljoin(f"http://site{address}", node.attributes["href"] or ""))
        if target.netloc == "site" and target.path.endswith("/"):
            found.add(target.path)
    return found


def clicks_from(site: Path, home: str) -> dict[str, int]:
    """How many clicks each page is away from a home page."""
    distance = {home: 0}
    queue = deque([home])
    while queue:
        here = queue.popleft()
        for target in links(site, here) - set(distance):
            distance[target] = distance[here] + 1
            queue.append(target)
    return distance


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("address", SECTIONS)
def test_every_address_of_the_inventory_is_there_in_both_languages(site, address):
    assert (site / address.strip("/") / "index.html").is_file()
    assert (site / "ru" / address.strip("/") / "index.html").is_file()


def test_every_record_with_a_page_has_it_in_both_languages(site):
    records = load_records(ROOT / "docs" / "data")
    for model in KINDS_WITH_FACTS:
        for record in records.all(model):
            for language in LANGUAGES:
                page = page_url(f"{GENERATED[record.kind]}/{record.id}.md", language)
                assert (site / page / "index.html").is_file()


def test_the_root_is_kazakh_and_ru_is_russian(site):
    for address in addresses(site):
        language = "ru" if address.startswith("/ru/") else "kk"
        assert parse(site, address).css_first("html").attributes["lang"] == language


@pytest.mark.parametrize("home", ["/", "/ru/"])
def test_every_page_is_reached_and_sections_within_three_clicks(site, home):
    distance = clicks_from(site, home)
    assert set(distance) == set(addresses(site))
    own = {urljoin(home, section.lstrip("/")) for section in SECTIONS}
    assert max(distance[section] for section in own) <= 3


def test_every_switch_leads_to_the_twin_and_back(site):
    def switch(address: str) -> str:
        node = parse(site, address).css_first("header a[hreflang]")
        return urlsplit(urljoin(f"http://site{address}", node.attributes["href"])).path

    for address in addresses(site):
        twin = switch(address)
        assert twin == (address.removeprefix("/ru") if address.startswith("/ru/") else f"/ru{address}")
        assert switch(twin) == address


def test_every_fact_of_a_record_leads_to_its_source_or_says_that_it_is_unknown(site):
    records = load_records(ROOT / "docs" / "data")
    for language in LANGUAGES:
        for model in KINDS_WITH_FACTS:
            for record in records.all(model):
                address = "/" + page_url(f"{GENERATED[record.kind]}/{record.id}.md", language)
                shown = {term.text(strip=True): term.next for term in parse(site, address).css("article dl dt")}
                for line in fact_lines(record):
                    value = shown[line.label(language)]
                    while value.tag != "dd":
                        value = value.next
                    sources = [node.attributes["href"] for node in value.css(".ground a")]
                    if line.is_known:
                        assert sources and all("about/sources/#" in source for source in sources), (address, line.name)
                    else:
                        assert value.css_first(".unknown") is not None, (address, line.name)


def test_every_page_ends_with_its_review_sources_data_twin_and_where_to_report(site):
    for language in LANGUAGES:
        for path in (ROOT / "docs" / language).rglob("*.md"):
            meta = read_page(path).meta
            address = "/" + page_url(path.relative_to(ROOT / "docs" / language).as_posix(), language)
            end = parse(site, address).css_first(".page-end")
            targets = [urlsplit(urljoin(f"http://site{address}", node.attributes["href"])) for node in end.css("a")]
            assert format_date(meta["reviewed"], language) in end.text()
            assert sum(target.path.endswith("/about/sources/") and target.fragment != "" for target in targets) == len(meta["sources"])
            assert any(target.path.startswith(("/data/", "/ru/data/")) for target in targets)
            assert any(target.path.endswith("/about/contacts/") and target.fragment == "ask" for target in targets)
            assert end.css_first("a[hreflang]") is not None


NUMBER = re.compile(r"\d+(?:[\u00a0 ]\d{3})*(?:[,.-]\d+)*")


def numbers_of_records() -> set[str]:
    """Every number that a record carries, as either language writes it."""
    records = load_records(ROOT / "docs" / "data")
    texts: list[str] = []
    for language in LANGUAGES:
        writer = Writer(records, language, "index.md")
        texts += [writer.bounded(figure) for figure in records.all(Figure)]
        texts += [
            format_date(day, language) for record in records for day in (record.first_published, record.last_changed)
        ]
        for record in records:
            for path, value in walk(record):
                if isinstance(value, PartialDate):
                    texts.append(format_partial_date(value, language))
                elif isinstance(value, Passage):
                    texts.append(writer.passage_label(value))
                elif isinstance(value, Words) and path[-1] in ("name", "short_name"):
                    texts.append(value.in_language(language))
                elif isinstance(value, (OfficialNumber, int, float)):
                    texts.append(str(value))
    # The writer escapes a point after a number, which Markdown would take for a list.
    return {number for text in texts for number in NUMBER.findall(text.replace("\\", ""))}


def test_every_number_in_the_pages_traces_to_a_record(site):
    known = numbers_of_records()
    untraced = set()
    for address in addresses(site):
        tree = parse(site, address)
        # Computed counts are marked as such; addresses, file names and code are no prose; the licence names its version.
        for node in tree.css(
            "[data-computed], script, style, footer, code, a[href$='.yml'], a[href$='.json'], a[href^='http']"
        ):
            node.decompose()
        text = tree.css_first("body").text(separator=" ") + " " + tree.css_first("title").text()
        untraced |= {(address, number) for number in NUMBER.findall(text) if number not in known}
    assert untraced == set()


def test_mkdocs_alone_gives_the_same_site(site, tmp_path):
    result = run_command("-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "WARNING  -" not in result.stderr
    assert digest(tmp_path / "site") == digest(site)


def build_on_another_day(tmp_path: Path, **variables: str) -> Path:
    """Build the real site far from today, from folders that list their files in another order."""
    runner = tmp_path / "runner.py"
    runner.write_text(
        "import os, sys\n"
        "listdir, scandir = os.listdir, os.scandir\n"
        "os.listdir = lambda *a: sorted(listdir(*a), reverse=True)\n"
        "class Reversed:\n"
        "    def __init__(self, *a): self.entries = iter(sorted(scandir(*a), key=lambda entry: entry.name, reverse=True))\n"
        "    def __iter__(self): return self\n"
        "    def __next__(self): return next(self.entries)\n"
        "    def __enter__(self): return self\n"
        "    def __exit__(self, *a): pass\n"
        "    def close(self): pass\n"
        "os.scandir = Reversed\n"
        "from scripts.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    environment.pop("SOURCE_DATE_EPOCH", None)
    assert shutil.which("faketime"), "found no faketime; expected the system packages: run tests/install-system.sh"
    out = tmp_path / "site"
    command = ["faketime", "2031-07-09 03:04:05", sys.executable, str(runner), "build", "--out", str(out)]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return out


def test_another_day_and_another_order_of_files_give_the_same_bytes(site, tmp_path):
    assert digest(build_on_another_day(tmp_path)) == digest(site)


def test_headings_skip_no_level_and_head_something(site):
    faults = []
    for address in addresses(site):
        article = parse(site, address).css_first("article")
        levels = [int(node.tag[1]) for node in article.css("h1, h2, h3, h4, h5, h6")]
        faults += [f"{address} skips a level" for above, below in pairwise(levels) if below > above + 1]
        parts = [node for node in article.iter() if node.tag != "-text"]
        faults += [f"{address} {part.text()}" for part, after in pairwise(parts) if {part.tag, after.tag} == {"h2"}]
    assert faults == []


def test_the_site_map_pairs_the_languages_when_the_address_is_known(site, tmp_path):
    assert not (site / "sitemap.xml").exists()
    out = build_on_another_day(tmp_path, SITE_URL="https://example.org/sub/")
    text = (out / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(addresses(site))
    assert '<xhtml:link rel="alternate" hreflang="ru" href="https://example.org/sub/ru/press/"/>' in text
    assert "<lastmod>2031" not in text
    assert text.count("<lastmod>") == len(addresses(site))
    assert (tmp_path / "site" / "sitemap.xml.gz").read_bytes()[4:8] == bytes(4)  # no time in its head
    not_found = (out / "404.html").read_text(encoding="utf-8")
    assert 'href="/sub/ru/"' in not_found


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [("/ru/about/glossary/", "kk", "Еңбек"), ("/about/glossary/", "en", "Ethical Trading Initiative")],
)
def test_a_foreign_word_in_the_text_of_a_page_names_its_language(site, address, language, words):
    assert words in [node.text() for node in parse(site, address).css(f"article span[lang={language}]")]
