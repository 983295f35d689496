"""Foreign words in a text name their language, so that a screen reader says them right."""

from scripts.pages.foreign_words import mark_foreign_words

NAMES = ["ТОО «Shymkent Invest»"]


def test_english_words_in_a_row_are_marked_in_both_languages():
    html = "<p>JSON Schema и <b>Ethical Trading Initiative</b></p>"
    expected = '<p><span lang="en">JSON Schema</span> и <b><span lang="en">Ethical Trading Initiative</span></b></p>'
    assert mark_foreign_words(html, "ru", NAMES) == expected
    assert mark_foreign_words(html, "kk", NAMES) == expected


def test_the_name_of_a_party_an_address_and_a_lone_word_are_not():
    html = "<p>«Shymkent Invest», Zakon.kz, YAML, <code>Visual Basic</code></p>"
    assert mark_foreign_words(html, "ru", NAMES) == html


def test_a_kazakh_word_is_marked_on_a_russian_page_only():
    html = "<p>РГП «Еңбек-Өскемен»</p>"
    assert mark_foreign_words(html, "ru", NAMES) == '<p>РГП «<span lang="kk">Еңбек-Өскемен</span>»</p>'
    assert mark_foreign_words(html, "kk", NAMES) == html


def test_what_names_its_language_is_left_as_it_is():
    html = '<dd lang="kk">қазақша <dd>сөз</dd> тағы <img alt="" src="a"> сөз</dd><p title="сөз">слово</p>'
    assert mark_foreign_words(html, "ru", NAMES) == html
