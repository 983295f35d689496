"""What the cards of a language say, and of which pages there are cards."""

from datetime import date
from pathlib import Path

import pytest

from scripts.cards.place import card_path
from scripts.cards.words import CardWords, cards_of
from scripts.cards.write import write_cards
from scripts.languages import Language
from scripts.newsroom.items import news_items
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records, load_records
from tests.cards.looks import faults
from tests.conftest import REGION
from tests.records.small_tree import plant

TODAY = date(2026, 9, 14)
NAME = "Пустой цех"


@pytest.fixture(scope="session")
def region() -> Records:
    return load_records(REGION / "data", pictures=REGION / "assets" / "images")


def cards(records: Records, language: Language, docs: Path = REGION) -> dict[str, CardWords]:
    return dict(cards_of(records, news_items(docs, TODAY), docs, language, NAME))


def test_sections_news_and_sites_have_cards_and_no_other_page_has(region: Records):
    of_pages = {name for name in cards(region, "ru") if "/catalogue/sites/" not in name and "/newsroom/" not in name}
    names = "index about catalogue data initiative news partnership press search".split()
    assert of_pages == {f"cards/ru/{name}.png" for name in names}
    sites = {name for name in cards(region, "ru") if "/catalogue/sites/" in name}
    assert sites == {card_path(f"catalogue/sites/{site.id}.md", "ru") for site in region.all(ProductionSite)}


def test_a_section_says_what_its_first_page_does(region: Records):
    assert cards(region, "ru")["cards/ru/press.png"] == CardWords(
        "", "Журналистам", "Короткая справка, числа с источниками и исправления.", NAME
    )


def test_a_site_says_what_it_is_how_it_stands_and_where(region: Records):
    card = cards(region, "kk")["cards/kk/catalogue/sites/joinery-hall.png"]
    assert (card.title, card.site) == ("Ағаш цехы", NAME)
    assert card.label.startswith("Өндірістік алаң · ")
    assert "901" in card.note


def test_news_says_what_it_is_and_when_it_was_published(tmp_path: Path):
    for language in ("kk", "ru"):
        for name, more in (("visit", ""), ("secret", "draft: true\n"), ("later", "")):
            page = tmp_path / language / "newsroom" / "2026" / f"{name}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            day = "2026-09-15" if name == "later" else "2026-03-12"
            page.write_text(
                f'---\ntitle: "Сапар \\"цехқа\\""\ndescription: Туралы\nreviewed: {day}\nsources: []\ntype: release\n'
                f"happened: unknown\npublished: {day}\n{more}---\n\nТуралы.\n",
                encoding="utf-8",
            )
    found = cards(Records(), "ru", tmp_path)
    assert found == {
        "cards/ru/newsroom/2026/visit.png": CardWords(
            "Пресс-релиз · 12\u00a0марта\u00a02026\u00a0г.", "Сапар «цехқа»", "Туралы", NAME
        )
    }


def test_a_section_without_a_first_page_is_called_as_the_site(tmp_path: Path):
    page = tmp_path / "ru" / "plans" / "next.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: План\n---\n", encoding="utf-8")
    assert cards(Records(), "ru", tmp_path) == {"cards/ru/plans.png": CardWords("", NAME, "", NAME)}


def test_a_demonstration_says_so_on_every_card(tmp_path: Path):
    tree = plant(tmp_path / "data")
    tree.replace("sources/article.yml", "source: article", "source: demonstration")
    notes = {card.note for card in cards(load_records(tree.data), "ru").values()}
    assert notes == {"Демонстрация: большая часть сведений вымышлена."}


def test_the_cards_of_the_region_are_written_whole(region: Records, tmp_path: Path):
    drawn: list[int] = []
    words, site, cache = cards(region, "kk"), tmp_path / "site", tmp_path / "cache"
    write_cards(words, "kk", REGION, "assets/images/logo.svg", site, cache, lambda: drawn.append(1))
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.png")}
    assert files.keys() == words.keys()
    assert len(drawn) == len(words)
    assert {name: found for name, content in files.items() if (found := faults(content))} == {}
