"""What the search reads of a built page: blocks as a reader sees them, and how much their words say of the page."""

import pytest

from scripts.cache import Cache
from scripts.search.page_parts import cut, part_length
from scripts.search.reader import Field, read_page, read_parts
from scripts.search.readings import STEPS, WEIGHTS, Reading, Readings
from scripts.search.tokens import LONGEST_WORD, has_digit, seen, words_of

PAGE = """<!doctype html><html><head><title>Орын — сайт</title><meta name="description" content="Цех &amp; қойма туралы."></head>
<body><header>Мәзір</header><main><article>
<nav class="path"><ol><li><a href="../">Каталог</a></li></ol></nav>
<h1 id="page">Тігін це&shy;хы</h1>
<details class="contents"><summary>Осы бетте</summary><ul><li><a href="#space">Орын</a></li></ul></details>
<p>Бос <a href="x">тұрған</a> цех.</p><p>Екінші абзац.</p>
<h2 id="space">Орын</h2>
<dl><dt>Жалпы ауданы</dt><dd>1&nbsp;200,5 м² <span class="ground">дереккөз</span></dd><dt>Су</dt><dd>нақтылануда</dd></dl>
<table><thead><tr><th>Жылы</th><th>Адам</th></tr></thead><tbody><tr><td>2025</td><td>40</td></tr></tbody></table>
<script>var hidden;</script>
<aside class="page-end"><h2>Осы бет туралы</h2><p>Тексерілген күні</p></aside>
</article></main><footer>Төменде</footer></body></html>"""


def blocks(html: str) -> list[tuple[Field, str]]:
    return [(block.field, block.text) for block in read_page(*read_parts(html)).blocks]


def reading_of(html: str, cache: Cache) -> Reading:
    readings = Readings(cache)
    reading = readings.of(html)
    readings.close()
    return reading


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


def test_the_head_gives_the_description_and_the_main_part_the_title():
    page = read_page(*read_parts(PAGE))
    assert (page.title, page.description) == ("Тігін цехы", "Цех & қойма туралы.")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<main><p title="a > b">цех</p></main>', "цех"),
        ("<main><p>a &lt;b&gt; c</p></main>", "a <b> c"),
        ("<main><p>бір<br>екі</p></main>", "бір екі"),
        ("<main><p>бір<!-- <p>жоқ</p> -->екі</p></main>", "бірекі"),
        ("<main><ul><li>жабылмаған</ul></main>", "жабылмаған"),
        ("<main><template>жоқ</template><p>бар</p></main>", "бар"),
    ],
)
def test_markup_is_followed_as_a_browser_does(html, text):
    assert [found for _, found in blocks(html)] == [text]


def test_a_page_without_a_main_part_has_no_text():
    assert blocks("<p>x</p>") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Қылмыстық-атқару", ["қылмыстық", "атқару"]),
        ("ещё", ["еще"]),
        ("й", ["й"]),
        ("1\u00a0200,5 м²", ["1200", "5", "м²"]),
        ("53 119", ["53", "119"]),
        ("as_of; №53", ["as", "of", "53"]),
        ("«...» —", []),
        ("ы" * 100, ["ы" * LONGEST_WORD]),
    ],
)
def test_a_text_is_cut_into_words(text, words):
    assert words_of(seen(text)) == tuple(words)


def test_letters_in_two_signs_and_unseen_signs_make_the_same_word():
    assert words_of(seen("и\u0306 өн\u00adді\u200bріс")) == ("й", "өндіріс")


def test_a_number_is_told_from_a_word_by_any_digit():
    assert [has_digit(word) for word in ("м²", "53", "b2b", "цех", "iv")] == [True, True, True, False, False]


def test_a_word_weighs_by_where_it_stands_and_how_often(tmp_path):
    words = reading_of(PAGE, Cache(tmp_path)).words
    field = {word: said % WEIGHTS // STEPS for word, said in words.items()}
    assert field["тігін"] == Field.TITLE
    assert field["цех"] == Field.LEAD  # the lead and the description have it
    assert field["орын"] == Field.HEADING
    assert field["су"] == Field.TEXT
    assert field["каталог"] == field["тексерілген"] == Field.EDGE
    often = reading_of(PAGE.replace("Екінші абзац.", "Екінші су, су, су."), Cache(tmp_path)).words
    assert often["су"] % WEIGHTS > words["су"] % WEIGHTS
    assert "қойма" not in words  # the description alone is not on the page


def test_a_block_that_shows_no_word_best_is_left_out(tmp_path):
    long = "Жүк көтергіштігі мен қуаты туралы бұл сөйлем көп нәрсе айтады, ұзақ болса да."
    reading = reading_of(f"<main><h1>А</h1><p>Бас.</p><p>{long}</p><p>Қуаты.</p></main>", Cache(tmp_path))
    assert reading.blocks == ["Бас.", long]
    assert reading.words["қуаты"] // WEIGHTS == 1


def reading_with(blocks: list[str]) -> Reading:
    """A page whose words, one a block, are each shown best by their own."""
    return Reading("", {block.strip(): place * WEIGHTS + 3 for place, block in enumerate(blocks)}, blocks)


def test_a_text_is_cut_into_parts_where_each_word_finds_its_place():
    reading = reading_with([f"{letter}{' ' * 99}" for letter in "абвгдежзик"])
    parts, words = cut(reading, 400)
    assert [len(part) for part in parts] == [5, 5]
    for word, said in words.items():
        assert said % WEIGHTS == 3
        assert any(block.strip() == word for block in parts[said // WEIGHTS])


def test_a_page_has_one_part_at_least():
    assert cut(Reading("Бос", {"бос": 17}, []), 1000) == ([[]], {"бос": 17})
    assert len(cut(reading_with(["а", "б"]), 1000)[0]) == 1


def test_a_large_site_has_longer_parts_so_that_they_are_not_too_many():
    page = reading_with(["а" * 2000])
    assert part_length([page] * 10) == 1000
    assert part_length([page] * 2000) == 4000


def test_a_page_is_read_once_while_its_text_stays(tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    first = reading_of(PAGE, cache)
    monkeypatch.setattr("scripts.search.readings.read_page", None)
    assert reading_of(PAGE.replace("Мәзір", "Басқа мәзір"), cache) == first
    with pytest.raises(TypeError):
        reading_of(PAGE.replace("Екінші", "Үшінші"), cache)


def test_what_was_kept_and_is_broken_is_read_anew(tmp_path):
    first = reading_of(PAGE, Cache(tmp_path))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert reading_of(PAGE, Cache(tmp_path)) == first
