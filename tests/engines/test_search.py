"""In every engine the search opens over the page, finds, and closes; its page answers too."""

from urllib.parse import quote

from tests.engines.reader import Reader
from tests.site.searching import QUERY
from tests.site.templates import address

CONTROL = "header .search-link"
FIELD = "dialog [type=search]"


def test_the_dialog_lies_over_the_page_and_finds(reader: Reader):
    reader.open(address("page", reader.language))
    reader.press(CONTROL)
    reader.until("() => document.querySelector('dialog[open] .found p')")
    reader.see_alone("dialog")
    reader.write(FIELD, QUERY[reader.language])
    reader.until(
        "word => document.querySelector('dialog .all[href$=\"' + encodeURIComponent(word) + '\"]')",
        QUERY[reader.language],
    )
    reader.see_alone("dialog")
    reader.driver.press("ArrowDown")
    assert reader.run("() => document.activeElement.closest('dialog a') !== null")
    reader.driver.press("Escape")
    assert reader.count("dialog[open]") == 0
    reader.until("selector => document.activeElement.matches(selector)", CONTROL)


def test_the_page_of_results_answers(reader: Reader):
    reader.open(address("search", reader.language))
    reader.see_focus("article [type=search]")
    reader.write("article [type=search]", QUERY[reader.language])
    reader.until("() => document.querySelector('article mark')")
    assert f"q={quote(QUERY[reader.language])}" in reader.run("() => location.search")
