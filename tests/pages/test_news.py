"""News as pages show it: what stands around the text, quotations, how to cite, and the changes of pages."""

from datetime import date

import pytest

from scripts.newsroom.items import NewsItem, NewsType
from scripts.pages.blocks import render_block
from scripts.pages.changes import corrections_of_cited
from scripts.pages.citations import CitationError
from scripts.pages.news import citations, with_news_parts
from scripts.pages.prose import expand
from scripts.records.loader import load_records
from scripts.records.problems import InputError

PAGE = "newsroom/2026/visit.md"
HALLS = "quotations/halls.yml"
CONSENT = "consent: {value: said-in-public, source: article, as_of: 2026-01-04}"
NAMES = {"kk": "Бос цехтар", "ru": "Пустые цеха"}


@pytest.fixture
def meta():
    """The front matter of a fact sheet."""
    return {
        "title": "Поездка",
        "description": "Кто приехал.",
        "reviewed": date(2026, 1, 6),
        "sources": ["article"],
        "type": "fact-sheet",
        "happened": "2026-01",
        "published": date(2026, 1, 5),
    }


def test_a_piece_of_news_says_what_it_is_and_its_three_dates(writer, meta):
    text = with_news_parts("Текст.\n", writer("ru", PAGE), meta, "")
    for words in ("справка", "январь 2026", "5\u00a0января\u00a02026\u00a0г."):
        assert words in text
    assert text.count("5\u00a0января") == 2  # it was not updated since
    assert text.index("справка") < text.index("Текст.")


def test_a_day_that_is_not_known_is_said_to_be_unknown(writer, meta):
    text = with_news_parts("Мәтін.\n", writer("kk", PAGE), meta | {"happened": "unknown"}, "")
    assert 'class="unknown">нақтылануда' in text


def test_the_records_that_it_is_about_are_links_below_the_text(writer, meta):
    related = {"related": ["event:visit", "source:code", "figure:wage"]}
    text = with_news_parts("Текст.\n", writer("ru", PAGE), meta | related, "")
    below = text.partition("Текст.")[2]
    assert "[Рабочая поездка](../../news/visit.md)" in below
    assert below.count("\n- ") == 3
    assert "[Минимальный" in below  # a figure by its name, and not by its value


def test_any_other_page_stays_as_it_is(writer, meta):
    assert with_news_parts("Текст.\n", writer("ru", "press.md"), meta, "") == "Текст.\n"


def test_a_quotation_names_its_speaker_source_day_and_consent(writer, tmp_path):
    text = render_block("quotation", ["halls"], writer("kk", PAGE), tmp_path)
    for words in ("«Орындар бизнеске жарайды.»", "[Палата]", "көпшілік алдында айтылған", "2026\u00a0ж."):
        assert words in text
    assert "Түпнұсқасы" not in text


def test_in_the_other_language_the_words_are_shown_as_they_were_said_too(writer, tmp_path):
    text = render_block("quotation", ["halls"], writer("ru", PAGE), tmp_path)
    assert "«Помещения годятся для бизнеса.»" in text
    assert 'В оригинале: «<span lang="kk">Орындар бизнеске жарайды.</span>»' in text


def test_a_quotation_out_of_a_third_language_says_that_it_is_translated(tree, writer, tmp_path):
    tree.replace(HALLS, "original: kk", "original: en")
    for language, words in (("kk", "Түпнұсқа тілі: ағылшынша"), ("ru", "Язык оригинала: английский")):
        assert words in render_block("quotation", ["halls"], writer(language, PAGE), tmp_path)


def test_what_is_not_known_of_consent_is_said_and_a_quotation_that_was_taken_back_is_not_shown(tree, writer, tmp_path):
    tree.replace(HALLS, CONSENT, "consent: unknown")
    assert "уточняется" in render_block("quotation", ["halls"], writer("ru", PAGE), tmp_path)
    tree.append(HALLS, "ended: 2026-01-06\nreason: {kk: Қайтып алды., ru: Слова взяты обратно.}\n")
    with pytest.raises(CitationError):
        render_block("quotation", ["halls"], writer("ru", PAGE), tmp_path)
    assert "На сайте пока нет цитат." in render_block("quotations", [], writer("ru", "press.md"), tmp_path)


def test_an_unknown_quotation_names_the_nearest(writer, tmp_path):
    with pytest.raises(CitationError) as raised:
        render_block("quotation", ["hals"], writer(), tmp_path)
    assert raised.value.found == 'the quotation "hals"'
    assert raised.value.expected.endswith('(did you mean "halls"?)')


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("{{ site.hall.space.area_m2 }}", 1),
        ("{{ site.hall }}, {{ site.hall.space.power_kw }}", 0),
        ("Текст.", 0),
    ],
)
def test_a_fact_that_was_corrected_after_the_news_cited_it_is_told_above_it(writer, meta, body, count):
    text = with_news_parts("Текст.\n", writer("ru", PAGE), meta, body)
    assert text.count("!!! warning") == count
    assert ("[Бывший швейный цех]" in text and "было\u00a0— 1\u00a0100\u00a0м²" in text) == bool(count)


def test_a_correction_of_before_the_news_is_not_told_again(writer, meta):
    body = "{{ site.hall.space.area_m2 }}"
    assert len(corrections_of_cited(writer("ru", PAGE), body, date(2026, 1, 6))) == 1
    assert corrections_of_cited(writer("ru", PAGE), body, date(2026, 1, 7)) == []


def test_a_figure_is_cited_for_its_value(tree, writer):
    fields = "change: corrected\nfact: figure.wage.value\nday: 2026-01-06\nwas: 80000\nbecame: 85000\nwhy: {kk: Қате., ru: Ошибка.}\n"
    tree.add("changes/wage-value.yml", fields)
    (told,) = corrections_of_cited(writer("ru", PAGE), "{{ figure.wage | number }}", date(2026, 1, 5))
    assert told.change.id == "wage-value"


@pytest.mark.parametrize(("change", "is_above"), [("corrected", True), ("updated", False)])
def test_a_change_of_the_words_of_a_page_stands_on_that_page(tree, writer, tmp_path, change, is_above):
    words = "was: {kk: Бұрын., ru: Прежде.}\nbecame: {kk: Енді., ru: Теперь.}\nwhy: {kk: Себебі., ru: Причина.}\n"
    tree.add("changes/words.yml", f"change: {change}\npage: press.md\nday: 2026-01-06\n{words}")
    text = expand("Текст.", writer("ru", "press.md"), tmp_path)
    assert "Прежде." in text and "Причина." in text
    assert (text.index("Прежде.") < text.index("Текст.")) == is_above


def item(**fields):
    usual = {
        "page": PAGE,
        "type": NewsType.RELEASE,
        "title": {"kk": "Қонақтар келді", "ru": "Гости компании «Проба»"},
        "description": {"kk": "", "ru": ""},
        "happened": None,
        "published": date(2026, 1, 5),
        "updated": date(2026, 1, 6),
        "related": (),
    }
    return NewsItem(**(usual | fields))


def test_news_is_cited_in_both_languages_with_the_day_of_its_last_update():
    cited = citations(item(), NAMES, None)
    assert cited["kk"] == "«Қонақтар келді», «Бос цехтар» сайты, 2026\u00a0ж.\u00a06\u00a0қаңтар"
    assert cited["ru"].startswith("«Гости компании „Проба“», сайт «Пустые цеха», 6\u00a0января")


def test_the_address_is_cited_where_the_site_has_one():
    cited = citations(item(), NAMES, "https://example.kz/")
    assert cited["kk"].endswith(", https://example.kz/newsroom/2026/visit/")
    assert cited["ru"].endswith(", https://example.kz/ru/newsroom/2026/visit/")


def test_a_person_is_quoted_only_once_it_is_known_why_they_may_be(tree):
    person = "term: {kk: Мысал, ru: Мысал}\nmeaning: {kk: Адам., ru: Человек.}\nproper: person\nbasis: press\nsource: article\n"
    tree.add("glossary/person.yml", person)
    tree.replace(HALLS, "party: chamber", "person: person")
    load_records(tree.data)
    tree.replace(HALLS, CONSENT, "consent: unknown")
    with pytest.raises(InputError) as raised:
        load_records(tree.data)
    assert "consent: found" in str(raised.value) and "why a person may be quoted" in str(raised.value)


def test_somebody_has_said_what_is_quoted(tree):
    tree.replace(HALLS, "party: chamber\n", "")
    with pytest.raises(InputError, match="the party or the person who said it"):
        load_records(tree.data)
