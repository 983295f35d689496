"""Pages made from records: what is written, what is left alone, what is swept."""

from datetime import date

from scripts.pages.facts import count_known
from scripts.pages.generate import generate_pages, page_of
from scripts.pages.writer import Writer
from scripts.records.kinds import Institution, Party
from scripts.records.loader import load_records
from scripts.records.production_site import ProductionSite


def read(docs, language, page):
    return (docs / language / page).read_text(encoding="utf-8")


def test_a_page_a_record_and_a_language(records, data):
    docs = data.parent
    pages, changed = generate_pages(records, docs)
    assert (pages, changed) == (6, 6)
    assert "1\u00a0200,5\u00a0м²" in read(docs, "kk", "catalogue/sites/hall.md")
    assert "1\u00a0200,5\u00a0м²" in read(docs, "ru", "catalogue/sites/hall.md")


def test_a_second_run_touches_nothing_so_that_a_live_preview_settles(records, data):
    docs = data.parent
    generate_pages(records, docs)
    page = docs / "kk" / "catalogue" / "sites" / "hall.md"
    before = page.stat().st_mtime_ns
    assert generate_pages(records, docs) == (6, 0)
    assert page.stat().st_mtime_ns == before


def test_leftovers_are_swept_and_nothing_else(records, data):
    docs = data.parent
    generate_pages(records, docs)
    leftover = docs / "ru" / "catalogue" / "sites" / "gone.md"
    own = docs / "ru" / "catalogue" / "index.md"
    leftover.write_text("x", encoding="utf-8")
    own.write_text("x", encoding="utf-8")
    generate_pages(records, docs)
    assert not leftover.exists()
    assert own.exists()


def test_the_page_counts_what_is_known(records):
    hall = records.get(ProductionSite, "hall")
    known, total = count_known([hall])
    assert known == 3
    assert total > 35
    assert f'Известно сведений: <span data-computed="">3</span> из <span data-computed="">{total}</span>.' in page_of(
        hall, records, "ru"
    )


def test_the_page_names_its_record_and_sources(records):
    page = page_of(records.get(ProductionSite, "hall"), records, "kk")
    assert 'record: "production-sites/hall.yml"' in page
    assert 'sources: ["code"]' in page
    assert "reviewed: 2026-01-05" in page


def test_the_description_is_plain_text(records):
    page = page_of(records.get(ProductionSite, "hall"), records, "ru")
    assert 'description: "Простаивает, от 85\u00a0000\u00a0₸."' in page


def test_who_can_answer_is_named(records):
    page = page_of(records.get(Institution, "no-1"), records, "ru")
    assert "Кто может ответить: [Палата](../../initiative/parties/chamber.md)." in page


def test_an_ended_record_keeps_its_page_says_so_and_is_no_longer_counted(data):
    path = data / "production-sites" / "hall.yml"
    reason = "ended: 2026-01-20\nreason: {kk: Бұзылды., ru: Снесена.}\n"
    path.write_text(path.read_text(encoding="utf-8") + reason, encoding="utf-8")
    records = load_records(data, date(2026, 2, 1))
    hall = records.get(ProductionSite, "hall")
    page = page_of(hall, records, "ru")
    assert "Эта запись больше не действует" in page
    assert "20\u00a0января\u00a02026\u00a0г.; причина: Снесена." in page
    assert Writer(records, "ru", "index.md").name(hall) == "Цех (не действует)"
    assert records.current(ProductionSite) == []


def test_sources_cited_in_words_are_named_at_the_end_of_the_page(data):
    path = data / "parties" / "chamber.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Консультирует предпринимателей.", '"Платит {{ figure.wage }}."')
    text = text.replace("Кәсіпкерлерге кеңес береді.", '"{{ figure.wage }} төлейді."')
    text = text.replace('website: {value: "https://example.kz/a", source: code, as_of: unknown}', "")
    path.write_text(text, encoding="utf-8")
    records = load_records(data, date(2026, 2, 1))
    assert 'sources: ["code"]' in page_of(records.get(Party, "chamber"), records, "ru")
