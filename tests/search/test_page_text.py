"""What the search reads of a built page: blocks as a reader sees them, and how much their words say of the page."""

from pathlib import Path

from scripts.search.page_text import Field, read_page_text
from scripts.search.page_words import STEPS, WEIGHTS, IndexedPage, cut, indexed_page, part_length
from scripts.search.tokens import has_digit, seen, words_of
from tests.examples import examples

PAGE = Path(__file__).with_name("page.html").read_text(encoding="utf-8")


def blocks(html: str) -> list[tuple[Field, str]]:
    return [(block.field, block.text) for block in read_page_text(html).blocks]


def test_the_main_part_is_read_block_by_block():
    assert blocks(PAGE) == [
        (Field.EDGE, "Каталог"),
        (Field.TITLE, "Тігін цехы"),
        (Field.EDGE, "Осы бетте"),
        (Field.EDGE, "Орын"),
        (Field.LEAD, "Бос тұрған цех."),
        (Field.TEXT, "Екінші абзац."),
        (Field.HEADING, "Орын"),
        (Field.TEXT, "Жалпы ауданы: 1\u00a0200,5 м² дереккөз"),
        (Field.TEXT, "Су: нақтылануда"),
        (Field.TEXT, "Жылы · Адам"),
        (Field.TEXT, "2025 · 40"),
        (Field.EDGE, "Осы бет туралы"),
        (Field.EDGE, "Тексерілген күні"),
    ]


def test_the_lead_stands_below_a_note_in_a_frame():
    note = '<div class="admonition warning"><p class="admonition-title">Түзету</p><p>Бұрын — 1.</p></div>'
    with_note = blocks(PAGE.replace("<p>Бос", f"{note}<p>Бос"))
    assert [block for block in with_note if block not in blocks(PAGE)] == [
        (Field.TEXT, "Түзету"),
        (Field.TEXT, "Бұрын — 1."),
    ]


def test_a_page_that_is_found_by_its_title_shows_its_lead_below_a_note():
    note = '<div class="admonition warning"><p class="admonition-title">Түзету</p></div>'
    page = indexed_page(PAGE.replace("<p>Бос", f"{note}<p>Бос"))
    assert page.blocks[page.words["тігін"] // WEIGHTS] == page.blocks[0] == "Бос тұрған цех."


def test_a_note_that_asks_is_read_as_text_and_what_a_site_is_to_be_asked_is_not():
    asks = '<details class="admonition question"><summary>Ше</summary></details>'
    to_ask = '<details class="to-ask"><p>Хат</p></details>'
    added = blocks(PAGE.replace("<script>", f"{asks}{to_ask}<script>"))
    assert [block for block in added if block not in blocks(PAGE)] == [(Field.TEXT, "Ше"), (Field.EDGE, "Хат")]


def test_the_head_gives_the_description_and_the_main_part_the_title():
    page = read_page_text(PAGE)
    assert (page.title, page.description) == ("Тігін цехы", "Цех & қойма туралы.")


@examples
def test_markup_is_followed_as_a_browser_does(html, text):
    assert [found for _, found in blocks(html)] == [text]


def test_a_page_without_a_main_part_has_no_text():
    assert blocks("<p>x</p>") == []


@examples
def test_a_text_is_cut_into_words(text, words):
    assert words_of(seen(text)) == tuple(words)


def test_letters_in_two_signs_and_unseen_signs_make_the_same_word():
    assert words_of(seen("и\u0306 өн\u00adді\u200bріс")) == ("й", "өндіріс")


def test_a_number_is_told_from_a_word_by_any_digit():
    assert [has_digit(word) for word in ("м²", "53", "b2b", "цех", "iv")] == [True, True, True, False, False]


def test_a_word_weighs_by_where_it_stands_and_how_often():
    words = indexed_page(PAGE).words
    field = {word: said % WEIGHTS // STEPS for word, said in words.items()}
    assert field["тігін"] == Field.TITLE
    assert field["цех"] == Field.LEAD  # the lead and the description have it
    assert field["орын"] == Field.HEADING
    assert field["су"] == Field.TEXT
    assert field["каталог"] == field["тексерілген"] == Field.EDGE
    often = indexed_page(PAGE.replace("Екінші абзац.", "Екінші су, су, су.")).words
    assert often["су"] % WEIGHTS > words["су"] % WEIGHTS
    assert "қойма" not in words  # the description alone is not on the page


def fields_of(html: str) -> dict[str, Field]:
    return {word: Field(said % WEIGHTS // STEPS) for word, said in indexed_page(html).words.items()}


def test_other_names_of_a_thing_say_less_than_where_it_is_told_of():
    names = '<span class="other-names">Синонимдері: пандус, жүк.</span>'
    fields = fields_of(f"<main><h1>А</h1><p>Бас.</p><p>Рампа: жүк тиейтін орын. {names} Сөздік.</p></main>")
    assert fields["рампа"] == fields["жүк"] == fields["сөздік"] == Field.TEXT
    assert fields["пандус"] == fields["синонимдері"] == Field.EDGE


def test_words_of_another_language_say_less_and_are_known_as_such():
    html = (
        '<html lang="kk"><main><h1>А</h1><p>Бас.</p><p>Рампа. Орысша: <span lang="ru">рампа, место</span>.</p></main>'
    )
    fields, page = fields_of(html), indexed_page(html)
    assert (fields["рампа"], fields["орысша"], fields["место"]) == (Field.TEXT, Field.TEXT, Field.EDGE)
    assert page.foreign == {"место"}
    assert page.blocks[1] == "Рампа. Орысша: рампа, место."


def test_a_quotation_of_the_own_language_inside_another_is_read_as_its_own():
    html = '<html lang="kk"><main><h1>А</h1><p>Бас.</p><div lang="ru"><p>место <i lang="kk">орын</i></p></div></main>'
    assert fields_of(html)["орын"] == Field.TEXT
    assert indexed_page(html).foreign == {"место"}


def test_a_block_that_shows_no_word_best_is_left_out():
    long = "Жүк көтергіштігі мен қуаты туралы бұл сөйлем көп нәрсе айтады, ұзақ болса да."
    reading = indexed_page(f"<main><h1>А</h1><p>Бас.</p><p>{long}</p><p>Қуаты.</p></main>")
    assert reading.blocks == ["Бас.", long]
    assert reading.words["қуаты"] // WEIGHTS == 1


def reading_with(blocks: list[str]) -> IndexedPage:
    """A page whose words, one a block, are each shown best by their own."""
    return IndexedPage("", {block.strip(): place * WEIGHTS + 3 for place, block in enumerate(blocks)}, blocks)


def test_a_text_is_cut_into_parts_where_each_word_finds_its_place():
    reading = reading_with([f"{letter}{' ' * 99}" for letter in "абвгдежзик"])
    parts, words = cut(reading, 400)
    assert [len(part) for part in parts] == [5, 5]
    for word, said in words.items():
        assert said % WEIGHTS == 3
        assert any(block.strip() == word for block in parts[said // WEIGHTS])


def test_a_page_has_one_part_at_least():
    assert cut(IndexedPage("Бос", {"бос": 17}, []), 1000) == ([[]], {"бос": 17})
    assert len(cut(reading_with(["а", "б"]), 1000)[0]) == 1


def test_a_large_site_has_longer_parts_so_that_they_are_not_too_many():
    page = reading_with(["а" * 2000])
    assert part_length([page] * 10) == 1000
    assert part_length([page] * 2000) == 4000
