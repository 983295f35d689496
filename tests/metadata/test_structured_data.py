"""Structured data by the kind of page: of the region's records, on pages as they are built."""

from datetime import date
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.metadata.structured_data import add_structured_data
from scripts.pages.addresses import place_of
from scripts.pages.writer import Writer
from scripts.records.loader import Records
from scripts.records.record import Record
from tests.metadata.told import foreign_words, told_by

ROOT = "https://example.kz/цех/"
PAGE = """<html><head><title>x</title></head><body><main><article>
<nav class="path"><ol><li><a href="../../">Главная</a></li><li><a href="../">Раз\u00adдел</a></li></ol></nav>
<h1 id="page">{title}</h1>{text}</article></main></body></html>"""
Node = dict[str, Any]


def told(
    records: Records,
    page: str,
    text: str = "",
    root: str | None = ROOT,
    language: Language = "ru",
    title: str = "Стра\u00adница",
    **meta: Any,
) -> dict[str, Node]:
    """What a page tells, by the type of each node."""
    tree = LexborHTMLParser(PAGE.format(title=title, text=text))
    add_structured_data(tree, Writer(records, language, page), meta, "Цеха", root)
    nodes = told_by(tree.html or "")
    assert nodes == [] or foreign_words(nodes) == set()
    return {node["@type"]: node for node in nodes}


def of_record(records: Records, kind: str, name: str, root: str | None = ROOT) -> dict[str, Node]:
    record: Record = records.by_kind[kind][name]
    return told(records, place_of(kind, name).page, root=root, record=f"{record.folder}/{name}.yml")


def test_a_page_tells_its_way_from_the_home_page(region):
    steps = told(region, "partnership/terms.md")["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Главная", f"{ROOT}ru/"),
        (2, "Раздел", f"{ROOT}ru/partnership/"),
        (3, "Страница", f"{ROOT}ru/partnership/terms/"),
    ]


def test_the_home_page_tells_of_the_site_and_its_search(region):
    site = told(region, "index.md")["WebSite"]
    assert (site["name"], site["url"], site["inLanguage"]) == ("Цеха", f"{ROOT}ru/", "ru")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{ROOT}ru/search/?q={{query}}"


def test_questions_have_the_answers_below_them(region):
    text = """<h2 id="a">Раздел</h2><h3 id="b">Кто платит?</h3><p>Заказчик (<a href="x">закон</a>).</p>
    <ul><li>Раз</li><li>Два</li></ul><h3 id="c">Когда?</h3><p>Завтра.</p><h2 id="d">Другое</h2><p>Не ответ.</p>"""
    questions = told(region, "partnership/faq.md", text)["FAQPage"]["mainEntity"]
    assert [(question["name"], question["acceptedAnswer"]["text"]) for question in questions] == [
        ("Кто платит?", "Заказчик (закон). Раз Два"),
        ("Когда?", "Завтра."),
    ]


def test_the_page_of_data_tells_of_the_files_that_it_names(region):
    text = (
        '<p>Каждый факт.</p><p><a href="../../data/flat.csv">flat.csv</a> <a href="../../data/event.csv">одно</a></p>'
    )
    data = told(region, "data.md", text)["Dataset"]
    assert (data["name"], data["description"]) == ("Страница", "Каждый факт.")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["distribution"] == [
        {
            "@type": "DataDownload",
            "name": "flat.csv",
            "contentUrl": f"{ROOT}data/flat.csv",
            "encodingFormat": "text/csv",
        }
    ]


def test_an_institution_is_of_the_state_and_lies_somewhere(region):
    institution = of_record(region, "institution", "no-901")["GovernmentOrganization"]
    assert institution["name"] == "Страница"
    assert institution["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "город Самалдык, улица Самал, 1",
        "addressRegion": "Самалдыкская область",
    }
    assert institution["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 46.12, "longitude": 70.25}
    assert institution["parentOrganization"]["@type"] == "GovernmentOrganization"
    assert institution["parentOrganization"]["url"] == f"{ROOT}ru/initiative/parties/department/"


def test_of_an_institution_nothing_is_told_that_is_not_known(loaded):
    institution = of_record(loaded(), "institution", "no-1")["GovernmentOrganization"]
    assert {"address", "parentOrganization", "contactPoint"}.isdisjoint(institution)


def test_a_site_is_a_place_in_its_institution(region):
    place = of_record(region, "production-site", "joinery-hall")["Place"]
    assert place["containedInPlace"]["url"] == f"{ROOT}ru/catalogue/institutions/no-901/"
    assert place["address"]["addressRegion"] == "Самалдыкская область"


def test_a_party_is_an_organ_of_the_state_where_institutions_are_subordinate_to_it(region):
    assert of_record(region, "party", "department").keys() >= {"GovernmentOrganization"}
    assert of_record(region, "party", "kasip-chamber").keys() >= {"Organization"}


def test_the_ways_to_reach_somebody_name_no_people(region):
    (way,) = of_record(region, "party", "editors")["Organization"]["contactPoint"]
    assert way["email"] == "editors@region.example.kz"
    assert way.keys() <= {"@type", "email", "telephone"}


@pytest.mark.parametrize(
    ("page", "meta", "days"),
    [
        ("news/working-visit.md", {"record": "events/working-visit.yml"}, None),
        (
            "newsroom/2026/visit.md",
            {"published": date(2026, 5, 1), "updated": date(2026, 5, 9)},
            ("2026-05-01", "2026-05-09"),
        ),
        ("newsroom/2026/visit.md", {"published": date(2026, 5, 1)}, ("2026-05-01", "2026-05-01")),
    ],
)
def test_news_have_the_days_of_publication_and_change(region, page, meta, days):
    text = '<figure><img src="../../../assets/hall.jpg" alt="Цех"></figure>'
    news = told(region, page, text, **meta)["NewsArticle"]
    event = region.by_kind["event"]["working-visit"]
    assert (news["datePublished"], news["dateModified"]) == (
        days or (str(event.first_published), str(event.last_changed))
    )
    assert news["headline"] == "Страница"
    assert news["publisher"]["name"] == "Палата «Кәсіп»"
    assert len(news["image"]) == 1 and news["image"][0].startswith(ROOT)


def test_without_an_address_what_consists_of_addresses_is_left_out(region):
    assert told(region, "partnership/terms.md", root=None) == {}
    assert told(region, "index.md", root=None) == {}
    place = of_record(region, "production-site", "joinery-hall", root=None)["Place"]
    assert "url" not in place and "url" not in place["containedInPlace"]


def test_words_of_a_page_do_not_end_the_script(region):
    node = told(region, "news/working-visit.md", title="&lt;/script&gt;", record="events/working-visit.yml")
    assert node["NewsArticle"]["headline"] == "</script>"


def test_a_word_that_schema_org_lacks_is_found():
    assert foreign_words([{"@type": "Place", "nmae": "Цех"}]) == {"https://schema.org/nmae"}
    assert foreign_words([{"@type": "Workshop", "name": "Цех"}]) == {"https://schema.org/Workshop"}
