"""Pages made from records: what is written, what is left alone, what is swept."""

from scripts.languages import LANGUAGES
from scripts.pages.facts import count_known
from scripts.pages.generate import generate_pages, page_of
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.partnership import Opportunity
from tests.records.small_tree import ENDED, known

HALL = "production-sites/hall.yml"


def read(docs, language, page):
    return (docs / language / page).read_text(encoding="utf-8")


def generate(records, docs):
    return sum(generate_pages(records, docs, language) for language in LANGUAGES)


def test_a_page_a_record_and_a_language(records, data):
    docs = data.parent
    assert generate(records, docs) == 10
    assert "1\u00a0200,5\u00a0м²" in read(docs, "kk", "catalogue/sites/hall.md")
    assert "1\u00a0200,5\u00a0м²" in read(docs, "ru", "catalogue/sites/hall.md")


def test_a_second_run_touches_nothing_so_that_a_live_preview_settles(records, data):
    docs = data.parent
    generate(records, docs)
    page = docs / "kk" / "catalogue" / "sites" / "hall.md"
    before = page.stat().st_mtime_ns
    generate(records, docs)
    assert page.stat().st_mtime_ns == before


def test_leftovers_are_swept_and_nothing_else(records, data):
    docs = data.parent
    generate(records, docs)
    leftover = docs / "ru" / "catalogue" / "sites" / "gone.md"
    own = docs / "ru" / "catalogue" / "index.md"
    leftover.write_text("x", encoding="utf-8")
    own.write_text("x", encoding="utf-8")
    generate(records, docs)
    assert not leftover.exists()
    assert own.exists()


def test_the_page_counts_what_is_known(records):
    hall = records.get(ProductionSite, "hall")
    known, total = count_known([hall])
    assert known == 4
    assert total > 35
    counted = f'Известно сведений: <span data-computed="">4</span> из <span data-computed="">{total}</span>.'
    assert counted in page_of(hall, records, "ru")


def test_the_page_names_its_record_and_sources(records):
    page = page_of(records.get(ProductionSite, "hall"), records, "kk")
    assert 'record: "production-sites/hall.yml"' in page
    assert 'sources: ["article"]' in page
    assert "reviewed: 2026-01-06" in page


def test_the_description_is_plain_text_and_sources_cited_in_words_are_named_too(tree, loaded):
    tree.replace(HALL, "kk: Бос тұрған цех.", 'kk: "Бос тұр, {{ figure.wage }}."')
    tree.replace(HALL, "ru: Простаивающий цех.", 'ru: "Простаивает, {{ figure.wage }}."')
    records = loaded()
    page = page_of(records.get(ProductionSite, "hall"), records, "ru")
    assert 'description: "Простаивает, 85\u00a0000\u00a0₸ в месяц."' in page
    assert 'sources: ["code", "article"]' in page


def test_who_can_answer_is_named(records):
    page = page_of(records.get(Institution, "no-1"), records, "ru")
    assert "Кто может ответить: [Палата](../../initiative/parties/chamber.md)." in page


def test_an_ended_record_keeps_its_page_says_so_and_is_no_longer_counted(tree, loaded):
    tree.append(HALL, ENDED)
    records = loaded()
    hall = records.get(ProductionSite, "hall")
    page = page_of(hall, records, "ru")
    assert "Эта запись больше не действует" in page
    assert "6\u00a0января\u00a02026\u00a0г.; причина: Передана." in page
    assert "#missing" not in page and "apply.md" not in page and "compare.md" not in page
    assert Writer(records, "ru", "index.md").name(hall) == "Бывший швейный цех (не действует)"
    assert records.current(ProductionSite) == []


def test_a_site_without_a_contact_is_reached_by_its_institution(tree, loaded):
    tree.append("institutions/no-1.yml", f"contact: {known('{phone: +7 7252 53 00 00}')}\n")
    records = loaded()
    page = page_of(records.get(ProductionSite, "hall"), records, "ru")
    assert (
        "Контакт учреждения\n:   [+7\u00a07252\u00a053\u00a000\u00a000](tel:+77252530000)"
        in page.partition("{ #institution }")[2]
    )


def test_an_ended_record_leads_to_those_in_its_place(tree, loaded):
    tree.append(HALL, f"{ENDED}replaced_by: [yard, attic]\n")
    tree.add_site("yard", ru="Двор")
    tree.add_site("attic", ru="Чердак")
    records = loaded()
    page = page_of(records.get(ProductionSite, "hall"), records, "ru")
    assert "причина: Передана. Вместо неё: [Двор](yard.md), [Чердак](attic.md)." in page
    assert 'description: "Передана."' in page
    direction = page_of(records.get(Opportunity, "clothes"), records, "ru")
    assert "(не действует)](../sites/hall.md). Вместо неё: [Двор](../sites/yard.md), [Чердак](" in direction


def test_an_institution_lists_what_is_in_force_first(tree, loaded):
    tree.append(HALL, ENDED)
    tree.add_site("yard", ru="Двор")
    records = loaded()
    page = page_of(records.get(Institution, "no-1"), records, "ru")
    assert page.index("[Двор]") < page.index("[Бывший швейный цех (не действует)]")
